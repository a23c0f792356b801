using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Fairness;

/// <summary>Tells in an answer's headers what its request was classified by.</summary>
public static class FlowHeaders
{
    private const string Schema = "X-Kubernetes-PF-FlowSchema-UID",
        Level = "X-Kubernetes-PF-PriorityLevel-UID";

    /// <summary>Built-in objects that are not stored have no uid to tell.</summary>
    public static void Show(HttpResponse response, FlowClass flow)
    {
        if (flow.Uid.Length > 0)
            response.Headers[Schema] = flow.Uid;
        if (flow.Level.Uid.Length > 0)
            response.Headers[Level] = flow.Level.Uid;
    }

    /// <summary>Clears an answer that has not begun, but for these.</summary>
    public static void ClearOthers(HttpResponse response)
    {
        var (schema, level) = (response.Headers[Schema], response.Headers[Level]);
        response.Clear();
        if (schema.Count > 0)
            response.Headers[Schema] = schema;
        if (level.Count > 0)
            response.Headers[Level] = level;
    }
}
