using System.Globalization;
using System.Text;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Bodies;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.OpenStack;

/// <summary>How large a server is.</summary>
internal sealed record Flavor(string Id, string Name, int Vcpus, int MemoryMb, int RootGb);

/// <summary>What a server boots.</summary>
/// <param name="Reference">As a pod's virtual machine has it.</param>
/// <param name="Made">When its entry was made; null: nobody knows.</param>
internal sealed record ServerImage(string Id, string Name, string Reference, int MinMemoryMb, DateTimeOffset? Made);

/// <summary>Flavors or images that there are, by what operators have written. Immutable.</summary>
internal sealed record Offers(IReadOnlyList<Flavor> Flavors, IReadOnlyList<ServerImage> Images)
{
    /// <param name="wanted">An id, a name, or a URL that ends with an id.</param>
    public Flavor? FlavorOf(string wanted) =>
        LastSegment(wanted) is var id
            ? Flavors.FirstOrDefault(f => f.Id == id) ?? Flavors.FirstOrDefault(f => f.Name == id)
            : null;

    /// <param name="wanted">An id, a name, or a URL that ends with an id.</param>
    public ServerImage? ImageOf(string wanted) =>
        LastSegment(wanted) is var id
            ? Images.FirstOrDefault(f => f.Id == id) ?? Images.FirstOrDefault(f => f.Name == id)
            : null;

    public static string LastSegment(string reference) =>
        reference.Contains("://", StringComparison.Ordinal) ? reference[(reference.LastIndexOf('/') + 1)..] : reference;
}

/// <summary>
/// The flavors and images that are offered: config maps openstack-flavors and openstack-images of namespace kube-system
/// of tenant system, which operators change as they like; each key is a name, its value a YAML map. They are for all
/// tenants, so the server reads them by itself. Thread-safe.
/// </summary>
internal sealed class OfferReader(ObjectStorage storage, ResourceCatalog catalog, ILogger log)
{
    public const string Namespace = "kube-system",
        FlavorsName = "openstack-flavors",
        ImagesName = "openstack-images";

    private const int EntriesMax = 1000,
        VcpusMax = 1024,
        MemoryMbMax = 16 * 1024 * 1024;

    // What was found wrong with which version of a map: told once.
    private readonly HashSet<string> _told = [];

    // Arktos' own, as facts have them.
    private static readonly Flavor[] FirstFlavors =
    [
        new("1", "m1.tiny", 1, 512, 0),
        new("2", "m1.small", 1, 2048, 0),
        new("3", "m1.medium", 2, 4096, 0),
        new("4", "m1.large", 4, 8192, 0),
        new("5", "m1.xlarge", 8, 16384, 0),
    ];

    private static readonly KeyValuePair<string, string>[] FirstImages =
    [
        new("ubuntu-xenial", "cloud-images.ubuntu.com/xenial/current/xenial-server-cloudimg-amd64-disk1.img"),
        new("cirros-0.5.1", "download.cirros-cloud.net/0.5.1/cirros-0.5.1-x86_64-disk.img"),
    ];

    /// <summary>What an installation begins with.</summary>
    /// <param name="images">Those of the installation's own, by their names.</param>
    public static IEnumerable<ConfigMap> Defaults(IReadOnlyDictionary<string, string> images)
    {
        yield return Map(
            FlavorsName,
            FirstFlavors.Select(f => (f.Name, $"id: {f.Id}\nvcpus: {f.Vcpus}\nmemoryMb: {f.MemoryMb}\n"))
        );
        yield return Map(
            ImagesName,
            FirstImages.Concat(images).Select((image, i) => (image.Key, $"id: {i + 1}\nref: {image.Value}\n"))
        );
    }

    private static ConfigMap Map(string name, IEnumerable<(string Key, string Value)> entries)
    {
        var data = new Map<string>();
        foreach (var (key, value) in entries)
            data[key] = value;
        return new ConfigMap
        {
            Metadata = new() { Name = name, Namespace = Namespace },
            Data = data,
        };
    }

    public async Task<Result<Offers>> ReadAsync(CancellationToken cancel)
    {
        if (!(await MapAsync(FlavorsName, cancel)).Succeeded(out var flavors, out var error))
            return error;
        if (!(await MapAsync(ImagesName, cancel)).Succeeded(out var images, out error))
            return error;
        return new Offers(Entries(flavors, FlavorOf), Entries(images, ImageOf));
    }

    private async Task<Result<ConfigMap>> MapAsync(string name, CancellationToken cancel)
    {
        var strategy = catalog.Get("", "configmaps");
        var read = await storage.GetAsync<ConfigMap>(strategy, UserIdentity.SystemTenant, Namespace, name, cancel);
        return read.Succeeded(out var map, out var error) ? map ?? new ConfigMap() : error;
    }

    private List<T> Entries<T>(ConfigMap map, Func<ConfigMap, string, JsonElement, T?> entryOf)
        where T : class
    {
        List<T> entries = [];
        foreach (var (name, text) in (map.Data ?? []).OrderBy(d => d.Key, StringComparer.Ordinal).Take(EntriesMax))
        {
            T? entry = null;
            try
            {
                using var value = JsonDocument.Parse(Yaml.ToJson(Encoding.UTF8.GetBytes(text)));
                if (value.RootElement.ValueKind == JsonValueKind.Object)
                    entry = entryOf(map, name, value.RootElement);
            }
            catch (Exception e) when (JsonText.IsFaultOfInput(e))
            {
                // It is told below.
            }
            if (entry is not null)
                entries.Add(entry);
            else
                Tell(map, name);
        }
        return entries;
    }

    private void Tell(ConfigMap map, string name)
    {
        const int ToldMax = 1000;
        lock (_told)
        {
            if (_told.Count >= ToldMax)
                _told.Clear();
            if (!_told.Add($"{map.Metadata.Name}/{name}/{map.Metadata.ResourceVersion}"))
                return;
        }
        log.LogWarning(
            "config map {Namespace}/{Map}: {Name} is left out: a flavor has id, vcpus, memoryMb, an image id and ref",
            Namespace,
            map.Metadata.Name,
            name
        );
    }

    private static Flavor? FlavorOf(ConfigMap map, string name, JsonElement value) =>
        Id(value) is { Length: > 0 } id
        && Whole(value, "vcpus", 1, VcpusMax) is { } vcpus
        && Whole(value, "memoryMb", 1, MemoryMbMax) is { } memory
            ? new Flavor(id, name, vcpus, memory, Whole(value, "rootGb", 0, int.MaxValue) ?? 0)
            : null;

    private static ServerImage? ImageOf(ConfigMap map, string name, JsonElement value) =>
        Id(value) is { Length: > 0 } id && JsonFields.Text(value, "ref") is { Length: > 0 } reference
            ? new ServerImage(
                id,
                name,
                reference,
                Whole(value, "minMemoryMb", 0, MemoryMbMax) ?? 0,
                map.Metadata.CreationTimestamp
            )
            : null;

    private static string Id(JsonElement value) =>
        !value.TryGetProperty("id", out var id) ? ""
        : id.ValueKind == JsonValueKind.String ? id.GetString()!
        : id.ValueKind == JsonValueKind.Number ? id.GetRawText()
        : "";

    private static int? Whole(JsonElement value, string name, int min, int max) =>
        value.TryGetProperty(name, out var field)
        && int.TryParse(field.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= min
        && number <= max
            ? number
            : null;
}
