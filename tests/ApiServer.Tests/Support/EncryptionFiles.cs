using System.Text;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>Files of encryption in a folder of a test's own, and what lies in the keyspace then.</summary>
internal sealed class EncryptionFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-encryption-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "encryption.yaml");

    public string InFolder(string name) => System.IO.Path.Combine(_folder, name);

    /// <summary>A key that depends on its number only.</summary>
    public static string Secret(int number, int bytes = 32) =>
        Convert.ToBase64String([.. Enumerable.Range(0, bytes).Select(i => (byte)(i * 7 + number))]);

    public static string Keys(string provider, params int[] numbers) =>
        $"{provider}: {{keys: [{string.Join(", ", numbers.Select(n => $"{{name: key{n}, secret: {Secret(n)}}}"))}]}}";

    /// <param name="providers">One line of YAML for each.</param>
    public EncryptionFiles Write(string resources, params string[] providers)
    {
        var text = new StringBuilder(
            "apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n"
        ).Append($"- resources: [{resources}]\n  providers:\n");
        foreach (var provider in providers)
            text.Append($"  - {provider}\n");
        File.WriteAllText(Path, text.ToString());
        return this;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What lies under a key, as text where every byte is a character.</summary>
    public static async Task<string> StoredAsync(InMemoryKeyspace keyspace, string resource, string ns, string name)
    {
        var read = await keyspace.GetAsync(new ObjectKey(resource, "system", ns, name), default);
        var item = ((ReadResult<KeyspaceItem?>.Ok)read).Value;
        return item is null ? "" : Encoding.Latin1.GetString(item.Value.Span);
    }
}
