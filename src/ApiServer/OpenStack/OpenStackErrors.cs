using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Arktos.Api.Meta.V1;

namespace Arktos.ApiServer.OpenStack;

/// <summary>Errors in the forms of OpenStack's services. Pure.</summary>
internal static partial class OpenStackErrors
{
    private const int MessageCharsMax = 2048;

    /// <summary>A code that the clients of OpenStack know, for one of Kubernetes.</summary>
    public static int CodeOf(Status status) =>
        status.Code switch
        {
            // Nova says so of all that does not fit.
            422 => 400,
            410 or 412 => 409,
            504 => 503,
            < 400 or > 599 => 500,
            var code => code,
        };

    /// <summary>Nova: one field that says by its name what it is.</summary>
    public static JsonObject OfCompute(Status status)
    {
        var code = CodeOf(status);
        var fields = new JsonObject { ["code"] = code, ["message"] = MessageOf(status) };
        if (status.Details?.RetryAfterSeconds is > 0 and var seconds)
            fields["retryAfter"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new JsonObject { [FaultOf(code)] = fields };
    }

    /// <summary>Keystone.</summary>
    public static JsonObject OfIdentity(Status status)
    {
        var code = CodeOf(status);
        return new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["title"] = TitleOf(code),
                ["message"] = MessageOf(status),
            },
        };
    }

    /// <summary>Glance.</summary>
    public static JsonObject OfImages(Status status)
    {
        var code = CodeOf(status);
        return new JsonObject
        {
            ["code"] = $"{code} {TitleOf(code)}",
            ["title"] = TitleOf(code),
            ["message"] = MessageOf(status),
        };
    }

    private static string FaultOf(int code) =>
        code switch
        {
            400 => "badRequest",
            401 => "unauthorized",
            403 => "forbidden",
            404 => "itemNotFound",
            405 => "badMethod",
            409 => "conflictingRequest",
            413 or 429 => "overLimit",
            415 => "badMediaType",
            501 => "notImplemented",
            503 => "serviceUnavailable",
            _ => "computeFault",
        };

    private static string TitleOf(int code) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(code);

    // What is a pod to Kubernetes is a server here.
    private static string MessageOf(Status status)
    {
        var message = status.Message.Length > 0 ? status.Message : TitleOf(CodeOf(status));
        message = Pods().Replace(message, m => m.Value.EndsWith('s') ? "servers" : "server");
        return message.Length <= MessageCharsMax ? message : message[..MessageCharsMax];
    }

    [GeneratedRegex(@"(?<![\w.""/-])pods?(?![\w.""/-])", RegexOptions.CultureInvariant)]
    private static partial Regex Pods();
}
