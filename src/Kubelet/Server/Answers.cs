using System.Net;
using Microsoft.AspNetCore.Http;

namespace Arktos.Kubelet.Server;

/// <summary>How a node agent says no.</summary>
internal static class Answers
{
    public static Task RefuseAsync(HttpContext context, HttpStatusCode code, string text)
    {
        context.Response.StatusCode = (int)code;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
