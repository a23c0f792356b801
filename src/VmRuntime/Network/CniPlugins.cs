using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Network;

/// <summary>What CNI is asked to link to the node's network.</summary>
/// <param name="NamespaceFile">The file of the network namespace.</param>
internal sealed record CniTarget(string Id, string NamespaceFile, JsonArray PortMappings)
{
    /// <summary>Its name in the namespace.</summary>
    public string Interface { get; init; } = CniPlugins.Primary;

    /// <summary>The address that it is to have; "": any that is free.</summary>
    public string WantedIp { get; init; } = "";
}

/// <summary>
/// Runs the plugins of the node's first configuration list, as CNI 1.0 has it: ADD in their order, each with the result
/// of the one before; DEL backwards. Thread-safe.
/// </summary>
internal sealed class CniPlugins(VmRuntimeOptions options)
{
    public const string Primary = "eth0";

    /// <summary>Null before the node has a network.</summary>
    public string? FindConfiguration() =>
        Directory.Exists(options.CniConfigDirectory)
            ? Directory
                .EnumerateFiles(options.CniConfigDirectory, "*.conflist")
                .Order(StringComparer.Ordinal)
                .FirstOrDefault()
            : null;

    /// <returns>The result of the last plugin.</returns>
    /// <exception cref="VmRuntimeException">There is no network yet, or a plugin fails.</exception>
    public async Task<JsonObject> AddAsync(CniTarget target, CancellationToken ct)
    {
        var list = Read();
        JsonObject? result = null;
        foreach (var plugin in Plugins(list))
            result = await RunAsync("ADD", list, plugin, target, result, ct).ConfigureAwait(false);
        return result ?? throw new VmRuntimeException("the node's CNI configuration has no plugins");
    }

    /// <summary>What is gone already is no failure: plugins take it so.</summary>
    /// <exception cref="VmRuntimeException">A plugin fails.</exception>
    public async Task DeleteAsync(CniTarget target, JsonObject? result, CancellationToken ct)
    {
        var list = Read();
        foreach (var plugin in Plugins(list).Reverse())
            await RunAsync("DEL", list, plugin, target, result, ct).ConfigureAwait(false);
    }

    /// <summary>What one plugin reads. Pure.</summary>
    public static JsonObject ConfigurationOf(JsonObject list, JsonObject plugin, CniTarget target, JsonObject? before)
    {
        var own = (JsonObject)plugin.DeepClone();
        own["cniVersion"] = list["cniVersion"]?.DeepClone();
        own["name"] = list["name"]?.DeepClone();
        if (own["capabilities"]?["portMappings"]?.GetValue<bool>() == true)
            own["runtimeConfig"] = new JsonObject { ["portMappings"] = target.PortMappings.DeepClone() };
        own.Remove("capabilities");
        if (before is not null)
            own["prevResult"] = before.DeepClone();
        return own;
    }

    private Dictionary<string, string> EnvironmentOf(string command, CniTarget target)
    {
        var environment = new Dictionary<string, string>
        {
            ["CNI_COMMAND"] = command,
            ["CNI_CONTAINERID"] = target.Id,
            ["CNI_NETNS"] = target.NamespaceFile,
            ["CNI_IFNAME"] = target.Interface,
            ["CNI_PATH"] = options.CniPluginDirectory,
        };
        // As plugins of addresses take it by CNI's conventions.
        if (target.WantedIp.Length > 0)
            environment["CNI_ARGS"] = $"IgnoreUnknown=1;IP={target.WantedIp}";
        return environment;
    }

    private JsonObject Read()
    {
        var file = FindConfiguration() ?? throw new VmRuntimeException("the node has no network for pods yet");
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) as JsonObject
                ?? throw new VmRuntimeException($"{file} is no CNI configuration list");
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new VmRuntimeException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static IEnumerable<JsonObject> Plugins(JsonObject list) =>
        (list["plugins"] as JsonArray ?? []).OfType<JsonObject>();

    private async Task<JsonObject?> RunAsync(
        string command,
        JsonObject list,
        JsonObject plugin,
        CniTarget target,
        JsonObject? before,
        CancellationToken ct
    )
    {
        var type = plugin["type"]?.GetValue<string>() ?? "";
        if (type.Length == 0 || type.Contains('/', StringComparison.Ordinal))
            throw new VmRuntimeException($"\"{type}\" is no name of a CNI plugin");
        var result = await Programs
            .TryAsync(
                Path.Combine(options.CniPluginDirectory, type),
                [],
                ct,
                ConfigurationOf(list, plugin, target, before).ToJsonString(),
                EnvironmentOf(command, target)
            )
            .ConfigureAwait(false);
        if (result.Code != 0)
            throw new VmRuntimeException($"CNI plugin {type} failed to {command}: {Reason(result)}");
        return command == "ADD" ? JsonNode.Parse(result.Output) as JsonObject : null;
    }

    /// <summary>Plugins tell their errors as JSON, on their output.</summary>
    private static string Reason(Programs.Result result)
    {
        try
        {
            if (JsonNode.Parse(result.Output)?["msg"]?.GetValue<string>() is { Length: > 0 } message)
                return message;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        { /* it said it in another way */
        }
        return result.Said;
    }
}
