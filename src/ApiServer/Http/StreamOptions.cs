using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>The query of a stream to a pod as the object that it stands for (PodExecOptions). Pure.</summary>
internal static class StreamOptions
{
    public static byte[] Of(IQueryCollection query, StreamSubresource stream)
    {
        var options = new JsonObject
        {
            ["kind"] = stream.Kind.Kind,
            ["apiVersion"] = stream.Kind.GroupVersion.ToString(),
        };
        foreach (var flag in new[] { "stdin", "stdout", "stderr", "tty" })
            if (QueryFlags.Read(query, flag))
                options[flag] = true;
        if (query["container"].ToString() is { Length: > 0 } container)
            options["container"] = container;
        if (query["command"] is { Count: > 0 } command)
            options["command"] = new JsonArray([.. command.Select(c => JsonValue.Create(c))]);
        return JsonTree.Encode(options);
    }
}
