using System.Text;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Arktos.ApiServer.OpenStack;

/// <summary>A request of the Kubernetes API.</summary>
/// <param name="Path">With its query.</param>
internal sealed record KubernetesCall(string Method, string Path)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public static KubernetesCall Patch(string path, object body) =>
        new("PATCH", path)
        {
            ContentType = "application/merge-patch+json",
            Body = JsonSerializer.SerializeToUtf8Bytes(body),
        };
}

/// <summary>
/// Has requests of the Kubernetes API carried out for somebody, with his own credential, by the pipeline through which
/// all requests go: authentication, flow control, authorization, admission, limits and audit are those of the REST
/// door, and nothing comes to an object by another way. Thread-safe.
/// </summary>
internal sealed class KubernetesCalls(RequestDelegate pipeline)
{
    /// <summary>A page of objects has half of it.</summary>
    private const int AnswerBytesMax = 32 * 1024 * 1024;

    /// <returns>The object that is answered, or the Status that was.</returns>
    public async Task<Result<byte[]>> SendAsync(OpenStackCaller caller, KubernetesCall call, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var body = new BoundedBody(AnswerBytesMax);
        var http = Exchange(caller, call, body, ending);
        AuditId.Assign(http);
        await pipeline(http);
        cancel.ThrowIfCancellationRequested();
        var answer = body.ToArray();
        var code = http.Response.StatusCode;
        if (ending.IsCancellationRequested)
            return Statuses.ServiceUnavailable("the request was broken off");
        return code is >= 200 and < 300 ? answer : ErrorOf(code, answer, http.Response.Headers.RetryAfter.ToString());
    }

    public async Task<Result<T>> SendAsync<T>(OpenStackCaller caller, KubernetesCall call, CancellationToken cancel) =>
        (await SendAsync(caller, call, cancel)).Succeeded(out var json, out var error)
            ? KubeJson.DecodeWithoutManagers<T>(json)
            : error;

    private static DefaultHttpContext Exchange(
        OpenStackCaller caller,
        KubernetesCall call,
        BoundedBody body,
        CancellationTokenSource ending
    )
    {
        var features = new FeatureCollection();
        var question = call.Path.IndexOf('?', StringComparison.Ordinal);
        features.Set<IHttpRequestFeature>(
            new HttpRequestFeature
            {
                Method = call.Method,
                Scheme = "https",
                Protocol = "HTTP/1.1",
                Path = Uri.UnescapeDataString(question < 0 ? call.Path : call.Path[..question]),
                QueryString = question < 0 ? "" : call.Path[question..],
                Body = new MemoryStream(call.Body.ToArray(), writable: false),
            }
        );
        features.Set<IHttpResponseFeature>(new BegunWithBody(body));
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestLifetimeFeature>(new Lifetime(ending));
        features.Set<IHttpConnectionFeature>(
            new HttpConnectionFeature { RemoteIpAddress = caller.Address, ConnectionId = caller.ConnectionId }
        );
        var http = new DefaultHttpContext(features);
        var headers = http.Request.Headers;
        headers.Authorization = OpenStackCaller.BearerPrefix + caller.Bearer;
        headers.Accept = "application/json";
        headers.UserAgent = caller.UserAgent;
        if (call.Body.Length > 0)
            (headers.ContentType, headers.ContentLength) = (call.ContentType, call.Body.Length);
        return http;
    }

    private static Status ErrorOf(int code, byte[] answer, string retryAfter)
    {
        Status status;
        try
        {
            status = KubeJson.Decode<Status>(answer);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            // What is not about an object is told as text.
            status = new Status { Message = Encoding.UTF8.GetString(answer).Trim() };
        }
        if (int.TryParse(retryAfter, out var seconds))
            (status.Details ??= new()).RetryAfterSeconds = seconds;
        status.Code = code;
        return status;
    }

    private sealed class BegunWithBody(BoundedBody body) : HttpResponseFeature
    {
        public override bool HasStarted => body.Length > 0;
    }

    private sealed class Lifetime(CancellationTokenSource ending) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; } = ending.Token;

        public void Abort() => ending.Cancel();
    }

    private sealed class BoundedBody(int bytesMax) : MemoryStream
    {
        // All other forms of writing come down to this one, of a stream that is no MemoryStream itself.
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > bytesMax)
                throw new InvalidOperationException($"an answer has more than {bytesMax} bytes");
            base.Write(buffer, offset, count);
        }
    }
}
