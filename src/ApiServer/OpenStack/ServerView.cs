using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.ApiServer.OpenStack;

/// <summary>Servers, flavors and images as Nova 2.1 and Glance 2 show them. Pure.</summary>
internal static class ServerView
{
    /// <summary>Of a pod: JSON of what its user has said of it.</summary>
    public const string MetadataAnnotation = "arktos.io/server-metadata";

    /// <summary>Of a pod: the flavor by which it was made or resized.</summary>
    public const string FlavorAnnotation = "arktos.io/flavor";

    /// <summary>Of a pod: those that were asked for in one request have the same.</summary>
    public const string ReservationLabel = "arktos.io/reservation";

    /// <summary>Of what the pod network is called here.</summary>
    private const string PodNetwork = "pods";

    private const int MebibyteBits = 20;

    public static JsonObject Short(Pod pod, string baseUrl) =>
        new()
        {
            ["id"] = pod.Metadata.Uid,
            ["name"] = pod.Metadata.Name,
            ["links"] = LinksOf("servers", pod.Metadata.Uid, baseUrl),
        };

    /// <param name="project">The uid of the pod's tenant.</param>
    public static JsonObject Whole(Pod pod, ServerState state, Offers offers, string project, string baseUrl)
    {
        var meta = pod.Metadata;
        var view = Short(pod, baseUrl);
        view["status"] = state.Status;
        view["tenant_id"] = project;
        view["user_id"] = "";
        view["metadata"] = MetadataOf(pod);
        view["hostId"] = pod.Spec.NodeName;
        view["image"] = ImageOf(pod, offers) is { } image
            ? new JsonObject { ["id"] = image.Id, ["links"] = LinksOf("images", image.Id, baseUrl) }
            : "";
        var flavor = FlavorOf(pod, offers);
        view["flavor"] = new JsonObject { ["id"] = flavor.Id, ["links"] = LinksOf("flavors", flavor.Id, baseUrl) };
        view["created"] = TimeOf(meta.CreationTimestamp);
        view["updated"] = TimeOf(Updated(pod));
        view["addresses"] = Addresses(pod);
        view["accessIPv4"] = "";
        view["accessIPv6"] = "";
        view["key_name"] = pod.Spec.VirtualMachine!.KeyPairName
            is { Length: > 0 }
                and not ServerCreation.NoKey
                and var key
            ? key
            : null;
        view["config_drive"] = "";
        view["security_groups"] = new JsonArray(new JsonObject { ["name"] = "default" });
        view["OS-DCF:diskConfig"] = "MANUAL";
        view["OS-EXT-AZ:availability_zone"] = ZoneOf(pod);
        view["OS-EXT-STS:power_state"] = state.Power;
        view["OS-EXT-STS:task_state"] = state.Task;
        view["OS-EXT-STS:vm_state"] = state.VmState;
        view["OS-SRV-USG:launched_at"] = pod.Status.StartTime is { } started ? TimeOf(started).TrimEnd('Z') : null;
        view["OS-SRV-USG:terminated_at"] = null;
        view["os-extended-volumes:volumes_attached"] = new JsonArray();
        if (state.Status is ServerState.Active or ServerState.Build or "REBOOT" or "HARD_REBOOT")
            view["progress"] = state.Status == ServerState.Build ? 0 : 100;
        if (state.Fault.Length > 0)
            view["fault"] = new JsonObject
            {
                ["code"] = 500,
                ["created"] = TimeOf(Updated(pod)),
                ["message"] = state.Fault,
            };
        return view;
    }

    public static JsonObject MetadataOf(Pod pod)
    {
        if (pod.Metadata.Annotations?.GetValueOrDefault(MetadataAnnotation) is not { } text)
            return [];
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? [];
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            // Somebody has written it by hand: it is no metadata.
            return [];
        }
    }

    /// <summary>The image that the pod's machine boots; null: it is not offered here.</summary>
    public static ServerImage? ImageOf(Pod pod, Offers offers) =>
        offers.Images.FirstOrDefault(i => i.Reference == pod.Spec.VirtualMachine!.Image);

    /// <summary>The flavor that has what the pod has; one of its own when there is none.</summary>
    public static Flavor FlavorOf(Pod pod, Offers offers)
    {
        var resources = pod.Spec.VirtualMachine!.Resources;
        var (cpu, memory) = (Amount(resources, "cpu"), Amount(resources, "memory") >> MebibyteBits);
        var fit = offers.Flavors.Where(f => f.Vcpus == cpu && f.MemoryMb == memory).ToList();
        var said = pod.Metadata.Annotations?.GetValueOrDefault(FlavorAnnotation);
        return fit.Find(f => f.Id == said)
            ?? fit.FirstOrDefault()
            ?? Custom((int)Math.Min(cpu, int.MaxValue), (int)Math.Min(memory, int.MaxValue));
    }

    private const string CustomPrefix = "custom-";

    private static Flavor Custom(int vcpus, int memoryMb)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{CustomPrefix}{vcpus}-{memoryMb}");
        return new Flavor(name, name, vcpus, memoryMb, 0);
    }

    /// <summary>What <see cref="FlavorOf"/> has named; null: it has not.</summary>
    public static Flavor? CustomOf(string id)
    {
        var parts = id.StartsWith(CustomPrefix, StringComparison.Ordinal) ? id[CustomPrefix.Length..].Split('-') : [];
        return
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var vcpus)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            ? Custom(vcpus, memory)
            : null;
    }

    private static long Amount(ResourceRequirements resources, string name) =>
        resources.Limits?.TryGetValue(name, out var limit) == true ? limit.Value
        : resources.Requests?.TryGetValue(name, out var request) == true ? request.Value
        : 0;

    public static JsonObject Of(Flavor flavor, string baseUrl, bool isWhole)
    {
        var view = new JsonObject
        {
            ["id"] = flavor.Id,
            ["name"] = flavor.Name,
            ["links"] = LinksOf("flavors", flavor.Id, baseUrl),
        };
        if (!isWhole)
            return view;
        view["ram"] = flavor.MemoryMb;
        view["vcpus"] = flavor.Vcpus;
        view["disk"] = flavor.RootGb;
        view["swap"] = "";
        view["rxtx_factor"] = 1.0;
        view["OS-FLV-EXT-DATA:ephemeral"] = 0;
        view["OS-FLV-DISABLED:disabled"] = false;
        view["os-flavor-access:is_public"] = true;
        return view;
    }

    public static JsonArray LinksOf(string plural, string id, string baseUrl) =>
        new(
            OpenStackLinks.Self($"{baseUrl}/{ComputeApi.Prefix}/v2.1/{plural}/{Uri.EscapeDataString(id)}"),
            OpenStackLinks.Of("bookmark", $"{baseUrl}/{ComputeApi.Prefix}/{plural}/{Uri.EscapeDataString(id)}")
        );

    private static JsonObject Addresses(Pod pod)
    {
        var nics = pod.Status.NicStatuses ?? [];
        var addresses = new JsonObject();
        if (pod.Status.PodIP.Length > 0)
            addresses[PodNetwork] = new JsonArray(
                Address(pod.Status.PodIP, nics.Find(n => n.IpAddress == pod.Status.PodIP)?.MacAddress)
            );
        foreach (var nic in nics.Where(n => n.IpAddress.Length > 0 && n.IpAddress != pod.Status.PodIP))
            addresses[nic.Name] = new JsonArray(Address(nic.IpAddress, nic.MacAddress));
        return addresses;
    }

    private static JsonObject Address(string address, string? mac) =>
        new()
        {
            ["addr"] = address,
            ["version"] = address.Contains(':') ? 6 : 4,
            ["OS-EXT-IPS:type"] = "fixed",
            ["OS-EXT-IPS-MAC:mac_addr"] = mac ?? "",
        };

    private static string ZoneOf(Pod pod) => pod.Spec.NodeSelector?.GetValueOrDefault(ServerCreation.ZoneLabel) ?? "";

    private static DateTimeOffset? Updated(Pod pod) =>
        (pod.Status.Conditions ?? []).Select(c => c.LastTransitionTime).Append(pod.Metadata.CreationTimestamp).Max();

    public static string TimeOf(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
