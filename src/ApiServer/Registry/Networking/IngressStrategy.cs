using Arktos.Api;
using Arktos.Api.Networking.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Networking;

public sealed class IngressStrategy : ResourceStrategy<Ingress>
{
    private const string ClassAnnotation = "kubernetes.io/ingress.class";
    private static readonly string[] BadSequences = ["//", "/./", "/../", "%2f", "%2F"];
    private static readonly string[] BadEnds = ["/..", "/."];

    public IngressStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<Ingress>([
            Cells.Name<Ingress>(),
            new("Class", "string", (i, _) => i.Spec.IngressClassName ?? Cells.None),
            new("Hosts", "string", (i, _) => Hosts(i.Spec.Rules ?? [])),
            new(
                "Address",
                "string",
                (i, _) =>
                    string.Join(
                        ",",
                        (i.Status.LoadBalancer.Ingress ?? [])
                            .Select(a => a.Ip.Length > 0 ? a.Ip : a.Hostname)
                            .Distinct()
                            .Order(StringComparer.Ordinal)
                    )
            ),
            new("Ports", "string", (i, _) => i.Spec.Tls is { Count: > 0 } ? "80, 443" : "80"),
            Cells.Age<Ingress>(),
        ]);

    protected override void PrepareForCreate(Ingress value) => value.Status = new();

    protected override void PrepareForUpdate(Ingress value, Ingress old) => value.Status = old.Status.DeepClone();

    protected override void Validate(Ingress value, FieldErrors errors)
    {
        Spec(value.Spec, errors);
        if (
            value.Spec.IngressClassName is { } name
            && value.Metadata.Annotations?.GetValueOrDefault(ClassAnnotation) is { } annotated
            && annotated != name
        )
            errors.Invalid(
                $"metadata.annotations.{ClassAnnotation}",
                annotated,
                "must match `ingressClassName` when both are specified"
            );
    }

    // What an annotation says of the class is asked of new objects only.
    public override void ValidateChange(IKubeObject value, IKubeObject old, FieldErrors errors) =>
        Spec(((Ingress)value).Spec, errors);

    protected override IEnumerable<string> Warnings(Ingress value)
    {
        if (value.Metadata.Annotations?.ContainsKey(ClassAnnotation) == true)
            yield return $"annotation \"{ClassAnnotation}\" is deprecated, please use 'spec.ingressClassName' instead";
        yield return "spec: not carried out yet, nothing routes ingresses unless a controller of your own does; "
            + "status.loadBalancer stays empty";
    }

    private static void Spec(IngressSpec spec, FieldErrors errors)
    {
        if (spec.Rules is not { Count: > 0 } && spec.DefaultBackend is null)
            errors.Invalid("spec", spec.Rules ?? [], "either `defaultBackend` or `rules` must be specified");
        if (spec.DefaultBackend is { } backend)
            Backend(backend, "spec.defaultBackend", errors);
        foreach (var (rule, i) in (spec.Rules ?? []).Select((r, i) => (r, i)))
        {
            if (rule.Host.Length > 0)
                NetworkingRules.Host(rule.Host, $"spec.rules[{i}].host", errors);
            if (rule.Http is not { } http)
                continue;
            if (http.Paths.Count == 0)
                errors.Required($"spec.rules[{i}].http.paths");
            foreach (var (path, j) in http.Paths.Select((p, j) => (p, j)))
                Path(path, $"spec.rules[{i}].http.paths[{j}]", errors);
        }
        foreach (var (tls, i) in (spec.Tls ?? []).Select((t, i) => (t, i)))
        {
            foreach (var (host, j) in (tls.Hosts ?? []).Select((h, j) => (h, j)))
                errors.InvalidEach($"spec.tls[{i}].hosts[{j}]", host, Formats.DnsName(host));
            if (tls.SecretName.Length > 0)
                errors.InvalidEach($"spec.tls[{i}].secretName", tls.SecretName, Formats.DnsSubdomain(tls.SecretName));
        }
        if (spec.IngressClassName is { } name)
            errors.InvalidEach("spec.ingressClassName", name, Formats.DnsSubdomain(name));
    }

    private static void Path(HTTPIngressPath path, string at, FieldErrors errors)
    {
        switch (path.PathType)
        {
            case null:
                errors.Required($"{at}.pathType", "pathType must be specified");
                break;
            case "Exact" or "Prefix":
                if (!path.Path.StartsWith('/'))
                    errors.Invalid($"{at}.path", path.Path, "must be an absolute path");
                foreach (var bad in BadSequences)
                    if (path.Path.Contains(bad, StringComparison.Ordinal))
                        errors.Invalid($"{at}.path", path.Path, $"must not contain '{bad}'");
                foreach (var bad in BadEnds)
                    if (path.Path.EndsWith(bad, StringComparison.Ordinal))
                        errors.Invalid($"{at}.path", path.Path, $"cannot end with '{bad}'");
                break;
            case "ImplementationSpecific":
                if (path.Path.Length > 0 && !path.Path.StartsWith('/'))
                    errors.Invalid($"{at}.path", path.Path, "must be an absolute path");
                break;
            default:
                errors.NotSupported($"{at}.pathType", path.PathType, "Exact", "ImplementationSpecific", "Prefix");
                break;
        }
        Backend(path.Backend, $"{at}.backend", errors);
    }

    private static void Backend(IngressBackend backend, string at, FieldErrors errors)
    {
        switch (backend)
        {
            case { Resource: not null, Service: not null }:
                errors.Invalid(at, "", "cannot set both resource and service backends");
                break;
            case { Resource: { } resource }:
                if (resource.Kind.Length == 0)
                    errors.Required($"{at}.resource.kind");
                if (resource.Name.Length == 0)
                    errors.Required($"{at}.resource.name");
                break;
            case { Service: { } service }:
                if (service.Name.Length == 0)
                    errors.Required($"{at}.service.name");
                else
                    errors.InvalidEach($"{at}.service.name", service.Name, Formats.Dns1035Label(service.Name));
                Port(service.Port, at, errors);
                break;
            default:
                errors.Invalid(at, "", "resource or service backend is required");
                break;
        }
    }

    private static void Port(ServiceBackendPort port, string at, FieldErrors errors)
    {
        switch (port)
        {
            case { Name.Length: > 0, Number: not 0 }:
                errors.Invalid(at, "", "cannot set both port name & port number");
                break;
            case { Name.Length: > 0 }:
                errors.InvalidEach($"{at}.service.port.name", port.Name, Formats.PortName(port.Name));
                break;
            case { Number: not 0 }:
                errors.InvalidEach($"{at}.service.port.number", port.Number, Formats.PortNumber(port.Number));
                break;
            default:
                errors.Required(at, "port name or number is required");
                break;
        }
    }

    private static string Hosts(List<IngressRule> rules)
    {
        const int Max = 3;
        var hosts = rules.Select(r => r.Host).Where(h => h.Length > 0).Take(Max).ToList();
        return hosts.Count == 0 ? "*"
            : hosts.Count == Max && rules.Count > Max ? $"{string.Join(",", hosts)} + {rules.Count - Max} more..."
            : string.Join(",", hosts);
    }
}
