using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.OpenStack;

/// <summary>
/// What is needed of Glance 2: the images that operators offer, and the snapshots of the project's servers.
/// Thread-safe.
/// </summary>
internal sealed class ImageApi
{
    public const string Prefix = "image";
    private const string Active = "active";

    private readonly KubernetesCalls _kubernetes;
    private readonly Servers _servers;
    private readonly OfferReader _offers;

    public ImageApi(KubernetesCalls kubernetes, Servers servers, OfferReader offers)
    {
        (_kubernetes, _servers, _offers) = (kubernetes, servers, offers);
        Service = new OpenStackService(
            Prefix,
            [
                new("GET", "", r => Task.FromResult(Versions(r))) { IsForEverybody = true },
                new("GET", "versions", r => Task.FromResult(Versions(r))) { IsForEverybody = true },
                new("GET", "v2", r => Task.FromResult(Versions(r))) { IsForEverybody = true },
                new("GET", "v2/images", ListAsync),
                new("GET", "v2/images/{id}", ShowAsync),
                new("DELETE", "v2/images/{id}", DeleteAsync),
            ],
            OpenStackErrors.OfImages
        );
    }

    public OpenStackService Service { get; }

    private static Result<OpenStackAnswer> Versions(OpenStackRequest request) =>
        OpenStackAnswer.Ok(
            new JsonObject
            {
                ["versions"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "v2.9",
                        ["status"] = "CURRENT",
                        ["links"] = new JsonArray(OpenStackLinks.Self($"{request.BaseUrl}/{Prefix}/v2/")),
                    }
                ),
            }
        );

    private async Task<Result<OpenStackAnswer>> ListAsync(OpenStackRequest request)
    {
        if (!(await AllAsync(request)).Succeeded(out var images, out var error))
            return error;
        var wanted = images.Where(i =>
            Takes(request, i, "id")
            && Takes(request, i, "name")
            && Takes(request, i, "status")
            && Takes(request, i, "visibility")
            && Takes(request, i, "owner")
        );
        var marker = request.Query("marker");
        // All are in the first answer.
        if (marker.Length > 0)
            wanted = wanted.SkipWhile(i => i["id"]!.ToString() != marker).Skip(1);
        return OpenStackAnswer.Ok(
            new JsonObject
            {
                ["images"] = new JsonArray([.. wanted]),
                ["schema"] = "/v2/schemas/images",
                ["first"] = "/v2/images",
            }
        );
    }

    private static bool Takes(OpenStackRequest request, JsonObject image, string field) =>
        request.Query(field) is var asked && (asked.Length == 0 || image[field]?.ToString() == asked);

    private async Task<Result<OpenStackAnswer>> ShowAsync(OpenStackRequest request)
    {
        var id = request.Values[0];
        if (!(await _offers.ReadAsync(request.Cancel)).Succeeded(out var offers, out var error))
            return error;
        if (offers.Images.FirstOrDefault(i => i.Id == id) is { } image)
            return OpenStackAnswer.Ok(Of(image));
        if (!SnapshotImages.TryRead(id, out var server, out var name))
            return NotFound(id);
        if (!(await _servers.FindAsync(request.Owner, server, request.Cancel)).Succeeded(out var pod, out error))
            return error.Code == 404 ? NotFound(id) : error;
        var done = await _servers.UnderWayAsync(request.Owner, request.Cancel, withDone: true);
        if (!done.Succeeded(out var underWay, out error))
            return error;
        // Of the same name the last one that was asked for.
        return
            SnapshotImages
                .Of(pod, underWay[server].OrderByDescending(a => a.Metadata.CreationTimestamp))
                .FirstOrDefault(s => s.Name == name)
                is { } snapshot
            ? OpenStackAnswer.Ok(Of(snapshot, request.Owner))
            : NotFound(id);
    }

    private async Task<Result<OpenStackAnswer>> DeleteAsync(OpenStackRequest request)
    {
        var (caller, id) = (request.Owner, request.Values[0]);
        if (!SnapshotImages.TryRead(id, out var server, out var name))
        {
            if (!(await _offers.ReadAsync(request.Cancel)).Succeeded(out var offers, out var unread))
                return unread;
            return offers.Images.Any(i => i.Id == id)
                ? Statuses.Failure(403, "Forbidden", "this image is one that operators offer", null)
                : NotFound(id);
        }
        if (!(await _servers.FindAsync(caller, server, request.Cancel)).Succeeded(out var pod, out var error))
            return error.Code == 404 ? NotFound(id) : error;
        if (pod.Status.VirtualMachineStatus?.Snapshots?.Exists(s => s.Name == name) != true)
            return NotFound(id);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                apiVersion = "v1",
                kind = "CustomAction",
                operation = "delete-snapshot",
                deleteSnapshotParams = new { snapshotID = name },
            }
        );
        var path = Servers.PathOf(caller, "pods", pod.Metadata.Name) + "/action";
        var done = await _kubernetes.SendAsync(caller, new("POST", path) { Body = body }, request.Cancel);
        return done.Succeeded(out _, out error) ? new OpenStackAnswer(204) : error;
    }

    private async Task<Result<List<JsonObject>>> AllAsync(OpenStackRequest request)
    {
        var caller = request.Owner;
        if (!(await _offers.ReadAsync(request.Cancel)).Succeeded(out var offers, out var error))
            return error;
        List<JsonObject> images = [.. offers.Images.Select(Of)];
        if (!(await _servers.UnderWayAsync(caller, request.Cancel)).Succeeded(out var underWay, out error))
            return error;
        await foreach (var page in _servers.PagesAsync(caller, "", request.Cancel))
        {
            if (page.Succeeded(out var pods, out error))
                images.AddRange(
                    pods.SelectMany(p => SnapshotImages.Of(p, underWay[p.Metadata.Uid]), (_, s) => Of(s, caller))
                );
            else
                // Who may not see servers sees what there is for all.
                return error.Code == 403 ? images : error;
        }
        return images;
    }

    private static JsonObject Of(ServerImage image)
    {
        var view = Image(image.Id, image.Name, Active, image.Made);
        view["visibility"] = "public";
        view["min_ram"] = image.MinMemoryMb;
        return view;
    }

    private static JsonObject Of(SnapshotImage snapshot, OpenStackCaller caller)
    {
        var view = Image(
            SnapshotImages.IdOf(snapshot.Server, snapshot.Name),
            snapshot.Name,
            snapshot.Status,
            snapshot.Made
        );
        view["visibility"] = "private";
        view["owner"] = caller.ProjectId;
        view["image_type"] = "snapshot";
        view["instance_uuid"] = snapshot.Server;
        return view;
    }

    private static JsonObject Image(string id, string name, string status, DateTimeOffset? made) =>
        new()
        {
            ["id"] = id,
            ["name"] = name,
            ["status"] = status,
            ["container_format"] = "bare",
            ["disk_format"] = "qcow2",
            ["min_disk"] = 0,
            ["min_ram"] = 0,
            ["protected"] = false,
            ["size"] = null,
            ["checksum"] = null,
            ["tags"] = new JsonArray(),
            ["created_at"] = ServerView.TimeOf(made),
            ["updated_at"] = ServerView.TimeOf(made),
            ["self"] = $"/v2/images/{Uri.EscapeDataString(id)}",
            ["file"] = $"/v2/images/{Uri.EscapeDataString(id)}/file",
            ["schema"] = "/v2/schemas/image",
        };

    private static Api.Meta.V1.Status NotFound(string id) =>
        Statuses.Failure(404, "NotFound", $"No image found with ID {(id.Length <= 64 ? id : id[..64])}", null);
}
