using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Arktos.Api;
using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.OpenStack;

/// <summary>What is needed of Nova 2.1: servers, their actions and metadata, flavors. Thread-safe.</summary>
internal sealed class ComputeApi
{
    public const string Prefix = "compute";

    private const string MicroversionHeader = "OpenStack-API-Version",
        MicroversionHeaderOfNova = "X-OpenStack-Nova-API-Version",
        Microversion = "2.1";

    /// <summary>Servers of one answer; who has more follows the link to the next.</summary>
    private const int ListMax = 1000;

    private const int CreationsAtOnce = 8;

    private readonly KubernetesCalls _kubernetes;
    private readonly Servers _servers;
    private readonly OfferReader _offers;
    private readonly TimeProvider _time;

    public ComputeApi(KubernetesCalls kubernetes, Servers servers, OfferReader offers, TimeProvider time)
    {
        (_kubernetes, _servers, _offers, _time) = (kubernetes, servers, offers, time);
        var actions = new ServerActions(kubernetes, servers, offers.ReadAsync, time);
        Service = new OpenStackService(
            Prefix,
            [
                new("GET", "", r => Task.FromResult(Versions(r))) { IsForEverybody = true },
                new("GET", "v2.1", r => Task.FromResult(Version(r))) { IsForEverybody = true },
                Route("GET", "servers", r => ListAsync(r, isWhole: false)),
                Route("POST", "servers", CreateAsync),
                Route("GET", "servers/detail", r => ListAsync(r, isWhole: true)),
                Route("GET", "servers/{id}", ShowAsync),
                Route("DELETE", "servers/{id}", DeleteAsync),
                Route("POST", "servers/{id}/action", actions.ServeAsync),
                Route("GET", "servers/{id}/metadata", r => MetadataAsync(r, null)),
                Route("POST", "servers/{id}/metadata", SetMetadataAsync),
                Route("PUT", "servers/{id}/metadata", SetMetadataAsync),
                Route("DELETE", "servers/{id}/metadata/{key}", UnsetMetadataAsync),
                Route("GET", "flavors", r => FlavorsAsync(r, isWhole: false)),
                Route("GET", "flavors/detail", r => FlavorsAsync(r, isWhole: true)),
                Route("GET", "flavors/{id}", FlavorAsync),
                Route("GET", "flavors/{id}/os-extra_specs", ExtraSpecsAsync),
                Route("GET", "extensions", _ => Task.FromResult(Empty("extensions"))),
            ],
            OpenStackErrors.OfCompute
        );
    }

    public OpenStackService Service { get; }

    private static OpenStackRoute Route(
        string method,
        string path,
        Func<OpenStackRequest, Task<Result<OpenStackAnswer>>> serve
    ) => new(method, $"v2.1/{path}", request => AtMicroversionAsync(request, serve));

    /// <summary>One is served; who wants another one is told, as Nova does it.</summary>
    private static async Task<Result<OpenStackAnswer>> AtMicroversionAsync(
        OpenStackRequest request,
        Func<OpenStackRequest, Task<Result<OpenStackAnswer>>> serve
    )
    {
        var headers = request.Http.Request.Headers;
        var asked = headers[MicroversionHeaderOfNova].ToString();
        var general = headers[MicroversionHeader].ToString();
        if (general.StartsWith("compute ", StringComparison.Ordinal))
            asked = general["compute ".Length..].Trim();
        if (asked is not ("" or Microversion or "latest"))
            return Statuses.NotAcceptable(
                $"Version {(asked.Length <= 16 ? asked : asked[..16])} is not supported by the API. Minimum is "
                    + $"{Microversion} and maximum is {Microversion}."
            );
        var answers = request.Http.Response.Headers;
        answers[MicroversionHeader] = $"compute {Microversion}";
        answers[MicroversionHeaderOfNova] = Microversion;
        answers.Vary = $"{MicroversionHeader}, {MicroversionHeaderOfNova}";
        return await serve(request);
    }

    private static Result<OpenStackAnswer> Versions(OpenStackRequest request) =>
        OpenStackAnswer.Ok(new JsonObject { ["versions"] = new JsonArray(VersionOf(request)) });

    private static Result<OpenStackAnswer> Version(OpenStackRequest request) =>
        OpenStackAnswer.Ok(new JsonObject { ["version"] = VersionOf(request) });

    private static JsonObject VersionOf(OpenStackRequest request) =>
        new()
        {
            ["id"] = "v2.1",
            ["status"] = "CURRENT",
            ["version"] = Microversion,
            ["min_version"] = Microversion,
            ["updated"] = "2013-07-23T11:33:21Z",
            ["links"] = new JsonArray(OpenStackLinks.Self($"{request.BaseUrl}/{Prefix}/v2.1/")),
            ["media-types"] = new JsonArray(
                new JsonObject
                {
                    ["base"] = "application/json",
                    ["type"] = "application/vnd.openstack.compute+json;version=2.1",
                }
            ),
        };

    private static Result<OpenStackAnswer> Empty(string plural) =>
        OpenStackAnswer.Ok(new JsonObject { [plural] = new JsonArray() });

    private async Task<Result<OpenStackAnswer>> ListAsync(OpenStackRequest request, bool isWhole)
    {
        if (!ServerQuery.Read(request, ListMax).Succeeded(out var query, out var error))
            return error;
        var caller = request.Owner;
        if (!(await _offers.ReadAsync(request.Cancel)).Succeeded(out var offers, out error))
            return error;
        if (!(await _servers.UnderWayAsync(caller, request.Cancel)).Succeeded(out var underWay, out error))
            return error;
        var shown = new JsonArray();
        var (isBehindMarker, last, hasMore) = (query.Marker.Length == 0, "", false);
        await foreach (var page in _servers.PagesAsync(caller, query.Selector, request.Cancel))
        {
            if (!page.Succeeded(out var pods, out error))
                return error;
            foreach (var pod in pods)
            {
                if (!isBehindMarker)
                {
                    isBehindMarker = pod.Metadata.Uid == query.Marker;
                    continue;
                }
                var state = ServerState.Of(pod, underWay[pod.Metadata.Uid], _time.GetUtcNow());
                if (!query.Takes(pod, state, offers))
                    continue;
                if (hasMore = shown.Count == query.Limit)
                    break;
                shown.Add(
                    isWhole
                        ? ServerView.Whole(pod, state, offers, caller.ProjectId, request.BaseUrl)
                        : ServerView.Short(pod, request.BaseUrl)
                );
                last = pod.Metadata.Uid;
            }
            if (hasMore)
                break;
        }
        if (!isBehindMarker)
            return Statuses.BadRequest($"marker [{query.Marker}] not found");
        var answer = new JsonObject { ["servers"] = shown };
        if (hasMore)
            answer["servers_links"] = new JsonArray(
                OpenStackLinks.Of("next", $"{request.BaseUrl}{request.Http.Request.Path}{query.After(request, last)}")
            );
        return OpenStackAnswer.Ok(answer);
    }

    private async Task<Result<OpenStackAnswer>> ShowAsync(OpenStackRequest request)
    {
        var caller = request.Owner;
        var found = await _servers.FindAsync(caller, request.Values[0], request.Cancel);
        if (!found.Succeeded(out var pod, out var error))
            return error;
        if (!(await _servers.UnderWayAsync(caller, request.Cancel)).Succeeded(out var underWay, out error))
            return error;
        if (!(await _offers.ReadAsync(request.Cancel)).Succeeded(out var offers, out error))
            return error;
        var state = ServerState.Of(pod, underWay[pod.Metadata.Uid], _time.GetUtcNow());
        return OpenStackAnswer.Ok(
            new JsonObject { ["server"] = ServerView.Whole(pod, state, offers, caller.ProjectId, request.BaseUrl) }
        );
    }

    private async Task<Result<OpenStackAnswer>> CreateAsync(OpenStackRequest request)
    {
        if (!(await request.ReadAsync()).Succeeded(out var body, out var error))
            return error;
        if (!(await _offers.ReadAsync(request.Cancel)).Succeeded(out var offers, out error))
            return error;
        if (!ServerCreation.Read(body, offers).Succeeded(out var wanted, out error))
            return error;
        var reservation = $"r-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        if (!(await MakeAsync(request, wanted, reservation)).Succeeded(out var made, out error))
            return error;
        if (wanted.ReturnsReservation)
            return new OpenStackAnswer(202, new JsonObject { ["reservation_id"] = reservation });
        var view = ServerView.Short(made, request.BaseUrl);
        view.Remove("name");
        view["OS-DCF:diskConfig"] = "MANUAL";
        view["security_groups"] = new JsonArray(new JsonObject { ["name"] = "default" });
        return new OpenStackAnswer(202, new JsonObject { ["server"] = view })
        {
            Headers = [("Location", $"{request.BaseUrl}/{Prefix}/v2.1/servers/{made.Metadata.Uid}")],
        };
    }

    /// <summary>
    /// As many as are wanted, where not as many as are needed at least: of fewer none stays.
    /// </summary>
    /// <returns>The first of them.</returns>
    private async Task<Result<Pod>> MakeAsync(OpenStackRequest request, ServerCreation wanted, string reservation)
    {
        var caller = request.Owner;
        if (wanted.Count == 1)
            return await _servers.CreateAsync(caller, wanted.Pod(0, reservation), request.Cancel);
        var made = new Pod?[wanted.Count];
        Api.Meta.V1.Status? refusal = null;
        await Parallel.ForAsync(
            0,
            wanted.Count,
            new ParallelOptions { MaxDegreeOfParallelism = CreationsAtOnce, CancellationToken = request.Cancel },
            async (i, cancel) =>
            {
                var pod = wanted.Pod(i + 1, reservation);
                if ((await _servers.CreateAsync(caller, pod, cancel)).Succeeded(out var stored, out var error))
                    made[i] = stored;
                else
                    refusal = error;
            }
        );
        var all = made.OfType<Pod>().ToList();
        if (all.Count >= wanted.CountMin)
            return all[0];
        foreach (var pod in all)
            await _servers.DeleteAsync(caller, pod, atOnce: true, request.Cancel);
        return refusal!;
    }

    private async Task<Result<OpenStackAnswer>> DeleteAsync(OpenStackRequest request)
    {
        var found = await _servers.FindAsync(request.Owner, request.Values[0], request.Cancel);
        if (!found.Succeeded(out var pod, out var error))
            return error;
        return await _servers.DeleteAsync(request.Owner, pod, atOnce: false, request.Cancel) is { } refusal
            ? refusal
            : new OpenStackAnswer(204);
    }

    private async Task<Result<OpenStackAnswer>> SetMetadataAsync(OpenStackRequest request)
    {
        if (!(await request.ReadAsync()).Succeeded(out var body, out var error))
            return error;
        if (!JsonFields.Has(body, "metadata"))
            return Statuses.BadRequest("metadata is missing");
        if (!ServerCreation.MetadataOf(body).Succeeded(out var given, out error))
            return error;
        var isWhole = request.Http.Request.Method == "PUT";
        return await MetadataAsync(
            request,
            now =>
            {
                if (isWhole)
                    now.Clear();
                foreach (var (key, value) in given)
                    now[key] = value;
                return now.Count <= ServerCreation.MetadataMax
                    ? null
                    : Statuses.BadRequest($"metadata: {ServerCreation.MetadataMax} texts at most");
            }
        );
    }

    private async Task<Result<OpenStackAnswer>> UnsetMetadataAsync(OpenStackRequest request)
    {
        var changed = await MetadataAsync(
            request,
            now =>
                now.Remove(request.Values[1])
                    ? null
                    : Statuses.Failure(404, "NotFound", "Metadata item was not found", null)
        );
        return changed.Succeeded(out _, out var error) ? new OpenStackAnswer(204) : error;
    }

    /// <param name="change">Null: it is looked at only. Its Status refuses the change.</param>
    private async Task<Result<OpenStackAnswer>> MetadataAsync(
        OpenStackRequest request,
        Func<JsonObject, Api.Meta.V1.Status?>? change
    )
    {
        var caller = request.Owner;
        var found = await _servers.FindAsync(caller, request.Values[0], request.Cancel);
        if (!found.Succeeded(out var pod, out var error))
            return error;
        var metadata = ServerView.MetadataOf(pod);
        if (change is not null)
        {
            if (change(metadata) is { } refusal)
                return refusal;
            var patch = new
            {
                metadata = new
                {
                    uid = pod.Metadata.Uid,
                    resourceVersion = pod.Metadata.ResourceVersion,
                    annotations = new Dictionary<string, string>
                    {
                        [ServerView.MetadataAnnotation] = metadata.ToJsonString(),
                    },
                },
            };
            var call = KubernetesCall.Patch(Servers.PathOf(caller, "pods", pod.Metadata.Name), patch);
            if (!(await _kubernetes.SendAsync(caller, call, request.Cancel)).Succeeded(out _, out error))
                return error;
        }
        return OpenStackAnswer.Ok(new JsonObject { ["metadata"] = metadata });
    }

    private async Task<Result<OpenStackAnswer>> FlavorsAsync(OpenStackRequest request, bool isWhole)
    {
        if (!(await _offers.ReadAsync(request.Cancel)).Succeeded(out var offers, out var error))
            return error;
        var (minRam, marker) = (request.Query("minRam"), request.Query("marker"));
        if (
            !int.TryParse(
                minRam.Length == 0 ? "0" : minRam,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var ram
            )
        )
            return Statuses.BadRequest("minRam is a number");
        var flavors = offers.Flavors.Where(f => f.MemoryMb >= ram);
        // All are in the first answer.
        if (marker.Length > 0)
            flavors = flavors.SkipWhile(f => f.Id != marker).Skip(1);
        return OpenStackAnswer.Ok(
            new JsonObject
            {
                ["flavors"] = new JsonArray([.. flavors.Select(f => ServerView.Of(f, request.BaseUrl, isWhole))]),
            }
        );
    }

    private async Task<Result<OpenStackAnswer>> FlavorAsync(OpenStackRequest request) =>
        (await FindFlavorAsync(request)).Succeeded(out var flavor, out var error)
            ? OpenStackAnswer.Ok(new JsonObject { ["flavor"] = ServerView.Of(flavor, request.BaseUrl, isWhole: true) })
            : error;

    private async Task<Result<OpenStackAnswer>> ExtraSpecsAsync(OpenStackRequest request) =>
        (await FindFlavorAsync(request)).Succeeded(out _, out var error)
            ? OpenStackAnswer.Ok(new JsonObject { ["extra_specs"] = new JsonObject() })
            : error;

    private async Task<Result<Flavor>> FindFlavorAsync(OpenStackRequest request)
    {
        var id = request.Values[0];
        if (!(await _offers.ReadAsync(request.Cancel)).Succeeded(out var offers, out var error))
            return error;
        return (offers.FlavorOf(id) ?? ServerView.CustomOf(id)) is { } flavor
            ? flavor
            : Statuses.Failure(
                404,
                "NotFound",
                $"Flavor {(id.Length <= 64 ? id : id[..64])} could not be found.",
                null
            );
    }
}

/// <summary>Which servers somebody wants to see. Pure.</summary>
internal sealed partial record ServerQuery(int Limit, string Marker, string Selector)
{
    private const int NameCharsMax = 255;

    private string Status { get; init; } = "";

    private string ImageId { get; init; } = "";

    private string FlavorId { get; init; } = "";

    private string Address { get; init; } = "";

    private Regex? Name { get; init; }

    public static Result<ServerQuery> Read(OpenStackRequest request, int limitMax)
    {
        var (limit, name, reservation) = (
            request.Query("limit"),
            request.Query("name"),
            request.Query("reservation_id")
        );
        if (IsTrue(request.Query("all_tenants")))
            return Statuses.Failure(
                403,
                "Forbidden",
                "servers of one project at a time are listed here: name it (--os-project-name)",
                null
            );
        if (IsTrue(request.Query("deleted")))
            return Statuses.BadRequest("deleted: what is deleted is not kept");
        var most = limitMax;
        if (limit.Length > 0 && !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most))
            return Statuses.BadRequest("limit: a number is needed");
        if (reservation.Length > 0 && !Reservations().IsMatch(reservation))
            return Statuses.BadRequest("reservation_id is none");
        Regex? pattern = null;
        if (name.Length > 0)
        {
            // As Nova takes it, but for what counts or groups: it might take for ever, or all memory.
            if (!Patterns().IsMatch(name))
                return Statuses.BadRequest(
                    "name: letters, digits, _ . - and ^ $ | * of a regular expression are served, "
                        + $"{NameCharsMax} at most"
                );
            try
            {
                pattern = new Regex(name, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (ArgumentException)
            {
                return Statuses.BadRequest("name: it is no regular expression");
            }
        }
        return new ServerQuery(
            Math.Min(most, limitMax),
            request.Query("marker"),
            reservation.Length > 0
                ? $"&labelSelector={ServerView.ReservationLabel.Replace("/", "%2F")}%3D{reservation}"
                : ""
        )
        {
            Status = request.Query("status"),
            ImageId = request.Query("image"),
            FlavorId = request.Query("flavor"),
            Address = request.Query("ip"),
            Name = pattern,
        };
    }

    public bool Takes(Pod pod, ServerState state, Offers offers) =>
        (Status.Length == 0 || Status.Equals(state.Status, StringComparison.OrdinalIgnoreCase))
        && (ImageId.Length == 0 || ServerView.ImageOf(pod, offers)?.Id == ImageId)
        && (FlavorId.Length == 0 || ServerView.FlavorOf(pod, offers).Id == FlavorId)
        && (Address.Length == 0 || pod.Status.PodIP.StartsWith(Address, StringComparison.Ordinal))
        && Name?.IsMatch(pod.Metadata.Name) != false;

    /// <summary>The query by which the list goes on.</summary>
    public string After(OpenStackRequest request, string last) =>
        "?"
        + string.Join(
            '&',
            request
                .Http.Request.Query.Where(q => q.Key != "marker")
                .Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}")
                .Append($"marker={last}")
        );

    private static bool IsTrue(string text) => text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z0-9_.^$|*-]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Patterns();

    [GeneratedRegex("^r-[0-9a-z]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex Reservations();
}
