using System.Globalization;
using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>What asks for a stream or a proxy as the object that it stands for (PodExecOptions). Pure.</summary>
internal static class StreamOptions
{
    public static byte[] Of(IQueryCollection query, StreamSubresource stream)
    {
        var options = Begin(stream);
        foreach (var flag in new[] { "stdin", "stdout", "stderr", "tty" })
            if (QueryFlags.Read(query, flag))
                options[flag] = true;
        if (query["container"].ToString() is { Length: > 0 } container)
            options["container"] = container;
        if (query["command"] is { Count: > 0 } command)
            options["command"] = new JsonArray([.. command.Select(c => JsonValue.Create(c))]);
        var ports = query["ports"]
            .SelectMany(p => (p ?? "").Split(','))
            .Select(p => int.TryParse(p, CultureInfo.InvariantCulture, out var port) ? port : 0)
            .Where(p => p > 0)
            .ToList();
        if (ports.Count > 0)
            options["ports"] = new JsonArray([.. ports.Select(p => JsonValue.Create(p))]);
        return JsonTree.Encode(options);
    }

    public static byte[] Of(string tail, ProxySubresource proxy)
    {
        var options = Begin(proxy);
        options["path"] = tail;
        return JsonTree.Encode(options);
    }

    private static JsonObject Begin(Subresource subresource) =>
        new() { ["kind"] = subresource.Kind.Kind, ["apiVersion"] = subresource.Kind.GroupVersion.ToString() };
}
