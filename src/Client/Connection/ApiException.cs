using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;

namespace Arktos.Client.Connection;

/// <summary>
/// A request that was refused, or that could not be made; <see cref="Status"/> says why, in the API's words.
/// </summary>
public sealed class ApiException : Exception
{
    public ApiException(Status status, Exception? inner = null)
        : base(status.Message, inner) => Status = status;

    public ApiException(int code, string reason, string message, Exception? inner = null)
        : this(
            new Status
            {
                Kind = "Status",
                ApiVersion = "v1",
                StatusValue = "Failure",
                Code = code,
                Reason = reason,
                Message = message,
            },
            inner
        ) { }

    public Status Status { get; }

    /// <summary>The HTTP status code.</summary>
    public int Code => Status.Code;

    /// <summary>One of <see cref="StatusReason"/>.</summary>
    public string Reason => Status.Reason;

    public bool IsNotFound => Code == 404;

    public bool IsAlreadyExists => Code == 409 && Reason == StatusReason.AlreadyExists;

    /// <summary>The object has changed since it was read, or a precondition does not hold.</summary>
    public bool IsConflict => Code == 409 && Reason != StatusReason.AlreadyExists;

    public bool IsForbidden => Code == 403;

    /// <summary>The namespace is being deleted: nothing can be created in it any more.</summary>
    public bool IsNamespaceTerminating =>
        IsForbidden && Status.Details?.Causes?.Exists(c => c.Reason == "NamespaceTerminating") == true;

    public bool IsInvalid => Code == 422;

    /// <summary>The server could not be reached, or is overloaded: the same request may succeed later.</summary>
    public bool IsUnavailable => Code is 429 or 503 or 504;

    /// <summary>
    /// Makes the exception for a reply of <paramref name="code"/>, whether its body is a Status or anything else.
    /// </summary>
    public static ApiException From(int code, ReadOnlySpan<byte> body, string what)
    {
        Status? status = null;
        try
        {
            if (body.Length > 0 && body[0] == (byte)'{')
                status = KubeJson.Decode<Status>(body);
        }
        catch (JsonException)
        { /* no Status: the text of the reply is the message below */
        }
        if (status is { Kind: "Status" })
        {
            if (status.Code == 0)
                status.Code = code;
            return new ApiException(status);
        }
        var text = System.Text.Encoding.UTF8.GetString(body[..Math.Min(body.Length, 1024)]);
        return new ApiException(
            code,
            code == 404 ? StatusReason.NotFound : StatusReason.InternalError,
            $"{what}: the server answered {code}: {text}"
        );
    }

    internal static ApiException Unavailable(string message, Exception? inner) =>
        new(503, StatusReason.ServiceUnavailable, message, inner);
}
