using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry;

/// <summary>What is asked of the addresses of webhooks, whatever they are for. Pure.</summary>
internal static class WebhookClientRules
{
    private const string UrlForm = "; desired format: https://host[/path]";

    public static void Validate(WebhookClientConfig config, string path, FieldErrors errors)
    {
        if (config.Url is null == config.Service is null)
            errors.Required(path, "exactly one of url or service is required");
        else if (config.Url is { } url)
            Url(url, $"{path}.url", errors);
        else
            Service(config.Service!, $"{path}.service", errors);
    }

    private static void Url(string text, string path, FieldErrors errors)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            errors.Required(path, $"url must be a valid URL: parse {GoText.Quote(text)}: invalid URI{UrlForm}");
            return;
        }
        if (url.Scheme != "https")
            errors.Invalid(path, url.Scheme, $"'https' is the only allowed URL scheme{UrlForm}");
        if (url.Host.Length == 0)
            errors.Invalid(path, url.Host, $"host must be specified{UrlForm}");
        if (url.UserInfo.Length > 0)
            errors.Invalid(path, url.UserInfo, "user information is not permitted in the URL");
        if (url.Fragment.Length > 1)
            errors.Invalid(path, url.Fragment[1..], "fragments are not permitted in the URL");
        if (url.Query.Length > 1)
            errors.Invalid(path, url.Query[1..], "query parameters are not permitted in the URL");
    }

    private static void Service(ServiceReference service, string path, FieldErrors errors)
    {
        if (service.Name.Length == 0)
            errors.Required($"{path}.name");
        if (service.Namespace.Length == 0)
            errors.Required($"{path}.namespace");
        var port = Formats.PortNumber(service.Port ?? 443).ToList();
        if (port.Count > 0)
            errors.Invalid($"{path}.port", service.Port, $"port is not valid: {string.Join(",", port)}");
        var text = service.Path ?? "";
        if (text is "" or "/")
            return;
        if (text == "//")
        {
            errors.Invalid($"{path}.path", text, "segment[0] may not be empty");
            return;
        }
        if (!text.StartsWith('/'))
            errors.Invalid($"{path}.path", text, "must start with a '/'");
        var inner = text.StartsWith('/') ? text[1..] : text;
        if (inner.EndsWith('/'))
            inner = inner[..^1];
        foreach (var (step, i) in inner.Split('/').Select((s, i) => (s, i)))
            if (step.Length == 0)
                errors.Invalid($"{path}.path", text, $"segment[{i}] may not be empty");
            else
                errors.InvalidEach(
                    $"{path}.path",
                    text,
                    Formats.DnsSubdomain(step).Select(fault => $"segment[{i}]: {fault}")
                );
    }
}
