using Arktos.Api;
using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Aggregation;

/// <summary>
/// Who serves a version of a group. Those without a service are the server's own; whether a service is available,
/// <c>Aggregation</c> finds out.
/// </summary>
public sealed class ApiServiceStrategy : ResourceStrategy<APIService>
{
    public const string Group = "apiregistration.k8s.io";
    public const string Plural = "apiservices";

    /// <summary>Whose objects are made with the server or, "true", by the definition of a custom kind.</summary>
    public const string AutoManagedLabel = "kube-aggregator.kubernetes.io/automanaged";

    private const int CustomVersionPriority = 100;

    private const int GroupPriorityMax = 20_000;
    private const int VersionPriorityMax = 1000;
    private const int VersionPriorityStep = 15;

    public ApiServiceStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<APIService>([
            Cells.Name<APIService>(),
            new(
                "Service",
                "string",
                (a, _) => a.Spec.Service is { } service ? $"{service.Namespace}/{service.Name}" : "Local"
            ),
            new("Available", "string", (a, _) => Available(a)),
            Cells.Age<APIService>(),
        ]);

    public override IEnumerable<string> NameFaults(string name) => Formats.PathSegment(name);

    /// <summary>One for each version of a group that a catalog serves, but for that of these objects.</summary>
    public static IEnumerable<APIService> Local(ResourceCatalog catalog) =>
        catalog
            .GroupVersions.Where(v => v.Group != Group)
            .GroupBy(v => v.Group)
            .SelectMany(versions =>
                versions
                    .OrderBy(v => v.Version, KubeVersions.Order)
                    .Select(
                        (v, i) =>
                            new APIService
                            {
                                Metadata = new()
                                {
                                    Name = $"{v.Version}.{v.Group}",
                                    Labels = new() { [AutoManagedLabel] = "onstart" },
                                },
                                Spec = new()
                                {
                                    Group = v.Group,
                                    Version = v.Version,
                                    GroupPriorityMinimum = GroupPriorities.Of(v.Group),
                                    VersionPriority = v.Group.Length == 0 ? 1 : VersionPriorityStep * (i + 1),
                                },
                            }
                    )
            );

    /// <summary>The one of a version that custom resource definitions serve.</summary>
    public static APIService OfDefinitions(GroupVersion version) =>
        new()
        {
            Metadata = new()
            {
                Name = $"{version.Version}.{version.Group}",
                Labels = new() { [AutoManagedLabel] = "true" },
            },
            Spec = new()
            {
                Group = version.Group,
                Version = version.Version,
                GroupPriorityMinimum = GroupPriorities.Others,
                VersionPriority = CustomVersionPriority,
            },
        };

    protected override void Default(APIService value)
    {
        if (value.Spec.Service is { } service)
            service.Port ??= 443;
    }

    protected override void PrepareForCreate(APIService value) => value.Status = new();

    protected override void PrepareForUpdate(APIService value, APIService old) => value.Status = old.Status.DeepClone();

    protected override void Validate(APIService value, FieldErrors errors)
    {
        var spec = value.Spec;
        var name = $"{spec.Version}.{spec.Group}";
        if (value.Metadata.Name != name)
            errors.Invalid(
                "metadata.name",
                value.Metadata.Name,
                $"must be `spec.version+\".\"+spec.group`: {GoText.Quote(name)}"
            );
        if (spec.Group.Length > 0)
            errors.InvalidEach("spec.group", spec.Group, Formats.DnsSubdomain(spec.Group));
        else if (spec.Version != "v1")
            errors.Required("spec.group", "only v1 may have an empty group and it better be legacy kube");
        errors.InvalidEach("spec.version", spec.Version, Formats.Dns1035Label(spec.Version));
        if (spec.GroupPriorityMinimum is <= 0 or > GroupPriorityMax)
            errors.Invalid(
                "spec.groupPriorityMinimum",
                spec.GroupPriorityMinimum,
                $"must be positive and less than {GroupPriorityMax}"
            );
        if (spec.VersionPriority is <= 0 or > VersionPriorityMax)
            errors.Invalid(
                "spec.versionPriority",
                spec.VersionPriority,
                $"must be positive and less than {VersionPriorityMax}"
            );
        if (spec.Service is { } service)
            Remote(spec, service, errors);
        else
        {
            if (spec.CaBundle is { Length: > 0 } bundle)
                errors.Invalid("spec.caBundle", $"{bundle.Length} bytes", "local APIServices may not have a caBundle");
            if (spec.InsecureSkipTLSVerify)
                errors.Invalid(
                    "spec.insecureSkipTLSVerify",
                    true,
                    "local APIServices may not have insecureSkipTLSVerify"
                );
        }
    }

    private static void Remote(APIServiceSpec spec, ServiceReference service, FieldErrors errors)
    {
        if (service.Namespace.Length == 0)
            errors.Required("spec.service.namespace");
        if (service.Name.Length == 0)
            errors.Required("spec.service.name");
        foreach (var fault in Formats.PortNumber(service.Port ?? 0))
            errors.Invalid("spec.service.port", service.Port, $"port is not valid: {fault}");
        if (spec is { InsecureSkipTLSVerify: true, CaBundle.Length: > 0 })
            errors.Invalid("spec.insecureSkipTLSVerify", true, "may not be true if caBundle is present");
    }

    private static string Available(APIService value) =>
        value.Status.Conditions?.Find(c => c.Type == "Available") switch
        {
            null => "Unknown",
            { Status: "True" } => "True",
            { Reason.Length: > 0 } condition => $"{condition.Status} ({condition.Reason})",
            var condition => condition.Status,
        };
}
