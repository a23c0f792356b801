using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;

namespace Arktos.ApiServer.Admission.Matching;

/// <summary>The body of a call as an object with its kind. Pure.</summary>
internal static class CallBody
{
    /// <returns>Null: it is no object, which the call itself will say.</returns>
    public static byte[]? TryComplete(byte[] body, GroupVersionKind kind)
    {
        try
        {
            if (JsonTree.Parse(body) is not JsonObject sent)
                return null;
            var whole = new JsonObject { ["kind"] = kind.Kind, ["apiVersion"] = kind.GroupVersion.ToString() };
            foreach (var (name, value) in sent)
                whole[name] = value?.DeepClone();
            return JsonTree.Encode(whole);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return null;
        }
    }
}
