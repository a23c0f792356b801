using System.Text;
using System.Text.Json.Nodes;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// The files of a seed as cloud-init's data source NoCloud reads them, from a disk with the label cidata. Pure.
/// </summary>
internal static class MachineSeed
{
    /// <summary>Annotations by which the node agent says what a guest is to get, as Arktos knows them.</summary>
    public const string UserDataAnnotation = "VirtletCloudInitUserData",
        ScriptAnnotation = "VirtletCloudInitUserDataScript",
        KeysAnnotation = "VirtletSSHKeys";

    public static bool IsForGuest(string annotation) =>
        annotation is UserDataAnnotation or ScriptAnnotation or KeysAnnotation;

    /// <param name="annotations">Of the machine.</param>
    /// <param name="instance">Another one makes cloud-init run anew: the pod's uid.</param>
    public static IReadOnlyDictionary<string, string> Files(
        IDictionary<string, string> annotations,
        string instance,
        string hostName
    )
    {
        var meta = new JsonObject { ["instance-id"] = instance, ["local-hostname"] = hostName };
        if (Text(annotations, KeysAnnotation) is { Length: > 0 } keys)
            meta["public-keys"] = new JsonArray([
                .. keys.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(k => JsonValue.Create(k)),
            ]);
        var user = Text(annotations, UserDataAnnotation);
        if (user.Length == 0)
            user = Text(annotations, ScriptAnnotation);
        return new Dictionary<string, string>
        {
            // JSON is YAML.
            ["meta-data"] = meta.ToJsonString() + "\n",
            ["user-data"] = user.Length > 0 ? user : "#cloud-config\n{}\n",
            ["network-config"] = """
                version: 2
                ethernets:
                  all:
                    match: {name: "e*"}
                    dhcp4: true

                """,
        };
    }

    /// <summary>Writes the disk with the files.</summary>
    /// <exception cref="VmRuntimeException">It cannot be made.</exception>
    public static async Task WriteAsync(
        IReadOnlyDictionary<string, string> files,
        string path,
        string scratch,
        CancellationToken ct
    )
    {
        StateFiles.MakeFolder(scratch);
        foreach (var (name, text) in files)
            await File.WriteAllTextAsync(Path.Combine(scratch, name), text, new UTF8Encoding(false), ct)
                .ConfigureAwait(false);
        await Programs
            .RunAsync("xorriso", ["-as", "mkisofs", "-quiet", "-V", "cidata", "-J", "-r", "-o", path, scratch], ct)
            .ConfigureAwait(false);
        StateFiles.RemoveFolder(scratch);
    }

    private static string Text(IDictionary<string, string> annotations, string name) =>
        annotations.TryGetValue(name, out var text) ? text : "";
}
