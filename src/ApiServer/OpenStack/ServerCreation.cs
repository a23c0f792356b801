using System.Globalization;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.ApiServer.OpenStack;

/// <summary>What somebody asks servers to be, and the pods that are made of it. Pure.</summary>
internal sealed record ServerCreation(string Name, Flavor Flavor, ServerImage Image)
{
    public const string ZoneLabel = "topology.kubernetes.io/zone";

    /// <summary>Of a pod whose user has named no key: such a machine is reached by its console.</summary>
    public const string NoKey = "none";

    private const string MachineName = "server";

    /// <summary>Texts of a server's metadata.</summary>
    public const int MetadataMax = 128;

    private const int CountMax = 100,
        NameCharsMax = 255,
        KeyCharsMax = 16 * 1024;

    // What is served differently, or not at all, is told and not left out in silence.
    private static readonly string[] NotServed =
    [
        "accessIPv4",
        "accessIPv6",
        "block_device_mapping",
        "description",
        "host",
        "hypervisor_hostname",
        "hostname",
        "personality",
        "tags",
        "trusted_image_certificates",
    ];

    public int CountMin { get; init; } = 1;

    public int Count { get; init; } = 1;

    public bool ReturnsReservation { get; init; }

    /// <summary>A public key as it stands in authorized_keys; "": none.</summary>
    public string Key { get; init; } = "";

    public byte[]? UserData { get; init; }

    public string Zone { get; init; } = "";

    public Map<string> Metadata { get; init; } = [];

    public static Result<ServerCreation> Read(JsonElement body, Offers offers)
    {
        if (!JsonFields.TryObject(body, "server", out var server))
            return Statuses.BadRequest("server is missing");
        if (JsonFields.Text(server, "name").Trim() is not { Length: > 0 and <= NameCharsMax } name)
            return Statuses.BadRequest($"name: 1 to {NameCharsMax} characters are needed");
        if (WhyNotServed(body, server) is { } refusal)
            return refusal;
        var (wantedFlavor, wantedImage) = (JsonFields.Text(server, "flavorRef"), JsonFields.Text(server, "imageRef"));
        if (offers.FlavorOf(wantedFlavor) is not { } flavor)
            return Statuses.BadRequest($"Flavor {Shortened(wantedFlavor)} could not be found.");
        if (offers.ImageOf(wantedImage) is not { } image)
            return Statuses.BadRequest(
                SnapshotImages.IsOne(wantedImage)
                    ? "a snapshot is of one server, and puts that one back: no other boots it"
                    : $"Image {Shortened(wantedImage)} could not be found."
            );
        if (flavor.MemoryMb < image.MinMemoryMb)
            return Statuses.BadRequest(
                $"Flavor's memory is too small for requested image: {flavor.MemoryMb} of {image.MinMemoryMb} MB."
            );
        if (!CountsOf(body, server).Succeeded(out var counts, out var error))
            return error;
        var key = JsonFields.Text(server, "key_name").Trim();
        if (key.Length > KeyCharsMax || key.Length > 0 && !key.Contains(' '))
            return Statuses.BadRequest(
                "key_name: there are no key pairs here; the public key itself is taken, as it stands in authorized_keys"
            );
        if (!UserDataOf(server).Succeeded(out var userData, out error))
            return error;
        if (!MetadataOf(server).Succeeded(out var metadata, out error))
            return error;
        return new ServerCreation(name, flavor, image)
        {
            CountMin = counts.Min,
            Count = counts.Max,
            ReturnsReservation = IsTrue(server, "return_reservation_id") || IsTrue(body, "return_reservation_id"),
            Key = key,
            UserData = userData.Length > 0 ? userData : null,
            Zone = JsonFields.Text(server, "availability_zone"),
            Metadata = metadata,
        };
    }

    /// <param name="number">From 1 on; 0: it is the only one.</param>
    public Pod Pod(int number, string reservation)
    {
        var name = number == 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}-{number}");
        var amounts = new Map<Quantity>
        {
            ["cpu"] = Quantity.FromLong(Flavor.Vcpus),
            ["memory"] = Quantity.Parse(string.Create(CultureInfo.InvariantCulture, $"{Flavor.MemoryMb}Mi")),
        };
        var pod = new Pod
        {
            ApiVersion = "v1",
            Kind = "Pod",
            Metadata = new()
            {
                Name = name,
                Labels = new() { [ServerView.ReservationLabel] = reservation },
                Annotations = new() { [ServerView.FlavorAnnotation] = Flavor.Id },
            },
            Spec = new()
            {
                VirtualMachine = new()
                {
                    Name = MachineName,
                    Image = Image.Reference,
                    KeyPairName = Key.Length > 0 ? "" : NoKey,
                    PublicKey = Key,
                    UserData = UserData,
                    Resources = new() { Requests = amounts, Limits = new(amounts) },
                },
            },
        };
        if (Metadata.Count > 0)
            pod.Metadata.Annotations[ServerView.MetadataAnnotation] = JsonSerializer.Serialize<
                IReadOnlyDictionary<string, string>
            >(Metadata.ToDictionary(m => m.Key, m => m.Value));
        if (Zone.Length > 0)
            pod.Spec.NodeSelector = new() { [ZoneLabel] = Zone };
        return pod;
    }

    private static Api.Meta.V1.Status? WhyNotServed(JsonElement body, JsonElement server)
    {
        foreach (var field in NotServed)
            if (JsonFields.Has(server, field))
                return Statuses.BadRequest($"{field} is not served here");
        if (JsonFields.Has(server, "adminPass"))
            return Statuses.BadRequest("adminPass is not served here: name a key, or say it in user_data");
        foreach (var name in (string[])["os:scheduler_hints", "OS-SCH-HNT:scheduler_hints"])
            if (JsonFields.TryObject(body, name, out var hints) && hints.EnumerateObject().Any())
                return Statuses.BadRequest($"{name} is not served here");
        return WhyNoNetworks(server) ?? WhyNoGroups(server) ?? WhyNoDisks(server);
    }

    private static Api.Meta.V1.Status? WhyNoNetworks(JsonElement server)
    {
        if (!JsonFields.Has(server, "networks"))
            return null;
        var networks = server.GetProperty("networks");
        var isPlain =
            networks.ValueKind == JsonValueKind.Array && networks.GetArrayLength() == 0
            || networks.ValueKind == JsonValueKind.String && networks.GetString() == "auto";
        return isPlain
            ? null
            : Statuses.BadRequest(
                "networks: a server has the network of the cluster and no other; leave it out, or say auto"
            );
    }

    private static Api.Meta.V1.Status? WhyNoGroups(JsonElement server)
    {
        if (!JsonFields.Has(server, "security_groups"))
            return null;
        var groups = server.GetProperty("security_groups");
        return
            groups.ValueKind == JsonValueKind.Array
            && groups
                .EnumerateArray()
                .All(g => g.ValueKind == JsonValueKind.Object && JsonFields.Text(g, "name") == "default")
            ? null
            : Statuses.BadRequest("security_groups: there is default alone; network policies say who may talk");
    }

    // Clients name the image as the first disk once more.
    private static Api.Meta.V1.Status? WhyNoDisks(JsonElement server)
    {
        if (!JsonFields.Has(server, "block_device_mapping_v2"))
            return null;
        var disks = server.GetProperty("block_device_mapping_v2");
        var isImage =
            disks.ValueKind == JsonValueKind.Array
            && disks
                .EnumerateArray()
                .All(d =>
                    d.ValueKind == JsonValueKind.Object
                    && JsonFields.Text(d, "source_type") == "image"
                    && JsonFields.Text(d, "destination_type") == "local"
                    && JsonFields.Text(d, "uuid") == JsonFields.Text(server, "imageRef")
                );
        return isImage
            ? null
            : Statuses.BadRequest("block_device_mapping_v2: a server made here has the disk of its image and no other");
    }

    private static Result<(int Min, int Max)> CountsOf(JsonElement body, JsonElement server)
    {
        if (!CountOf(body, server, "min_count").Succeeded(out var min, out var error))
            return error;
        if (!CountOf(body, server, "max_count").Succeeded(out var max, out error))
            return error;
        var (least, most) = (min ?? 1, max ?? min ?? 1);
        return least <= most ? (least, most) : Statuses.BadRequest("min_count must be <= max_count");
    }

    // Clients say it within the server, Arktos' documents beside it.
    private static Result<int?> CountOf(JsonElement body, JsonElement server, string name)
    {
        var from = JsonFields.Has(server, name) ? server : body;
        if (!JsonFields.Has(from, name))
            return Result<int?>.Of(null);
        var text = from.GetProperty(name).ToString();
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= CountMax
            ? Result<int?>.Of(count)
            : Statuses.BadRequest($"{name}: 1 to {CountMax} servers are made at once");
    }

    private static Result<byte[]> UserDataOf(JsonElement server)
    {
        try
        {
            return Convert.FromBase64String(JsonFields.Text(server, "user_data"));
        }
        catch (FormatException)
        {
            return Statuses.BadRequest("user_data is no base64");
        }
    }

    /// <param name="value">That has a field metadata.</param>
    public static Result<Map<string>> MetadataOf(JsonElement value)
    {
        var metadata = new Map<string>();
        if (!JsonFields.Has(value, "metadata"))
            return metadata;
        var given = value.GetProperty("metadata");
        if (given.ValueKind != JsonValueKind.Object)
            return Statuses.BadRequest("metadata is to be a map of texts");
        foreach (var entry in given.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String || entry.Name.Length is 0 or > NameCharsMax)
                return Statuses.BadRequest("metadata is to be a map of texts");
            var text = entry.Value.GetString()!;
            if (text.Length > NameCharsMax || metadata.Count == MetadataMax)
                return Statuses.BadRequest($"metadata: {MetadataMax} texts of {NameCharsMax} characters at most");
            metadata[entry.Name] = text;
        }
        return metadata;
    }

    private static bool IsTrue(JsonElement value, string name) =>
        value.TryGetProperty(name, out var field)
        && (
            field.ValueKind == JsonValueKind.True
            || field.ValueKind == JsonValueKind.String
                && field.GetString()!.Equals("true", StringComparison.OrdinalIgnoreCase)
        );

    private static string Shortened(string text) => text.Length <= NameCharsMax ? text : text[..NameCharsMax];
}
