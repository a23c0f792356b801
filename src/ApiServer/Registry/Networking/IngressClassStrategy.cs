using Arktos.Api;
using Arktos.Api.Networking.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Networking;

public sealed class IngressClassStrategy : ResourceStrategy<IngressClass>
{
    private const int ControllerMax = 250;

    public override ITableLayout Table { get; } =
        new TableLayout<IngressClass>([
            Cells.Name<IngressClass>(),
            new("Controller", "string", (c, _) => c.Spec.Controller),
            new(
                "Parameters",
                "string",
                (c, _) =>
                    c.Spec.Parameters is not { } p ? Cells.None
                    : string.IsNullOrEmpty(p.ApiGroup) ? $"{p.Kind}/{p.Name}"
                    : $"{p.Kind}.{p.ApiGroup}/{p.Name}"
            ),
            Cells.Age<IngressClass>(),
        ]);

    protected override void Default(IngressClass value)
    {
        if (value.Spec.Parameters is { } parameters)
            parameters.Scope ??= "Cluster";
    }

    protected override void Validate(IngressClass value, FieldErrors errors)
    {
        var controller = value.Spec.Controller;
        if (controller.Length > ControllerMax)
            errors.TooLong("spec.controller", ControllerMax);
        if (controller.Length == 0)
            errors.Required("spec.controller");
        else if (controller.Split('/', 2) is not [{ Length: > 0 } domain, { Length: > 0 }])
            errors.Invalid("spec.controller", controller, "must be a domain-prefixed path (such as \"acme.io/foo\")");
        else
            errors.InvalidEach("spec.controller", domain, Formats.DnsSubdomain(domain));
        if (value.Spec.Parameters is { } parameters)
            Parameters(parameters, errors);
    }

    protected override void ValidateUpdate(IngressClass value, IngressClass old, FieldErrors errors)
    {
        if (value.Spec.Controller != old.Spec.Controller)
            errors.Invalid("spec.controller", value.Spec.Controller, Formats.Immutable);
    }

    private static void Parameters(IngressClassParametersReference parameters, FieldErrors errors)
    {
        const string At = "spec.parameters";
        if (!string.IsNullOrEmpty(parameters.ApiGroup))
            errors.InvalidEach($"{At}.apiGroup", parameters.ApiGroup, Formats.DnsSubdomain(parameters.ApiGroup));
        if (parameters.Kind.Length == 0)
            errors.Required($"{At}.kind");
        if (parameters.Name.Length == 0)
            errors.Required($"{At}.name");
        switch (parameters.Scope)
        {
            case "Namespace" when parameters.Namespace is not { Length: > 0 }:
                errors.Required($"{At}.namespace", "`parameters.scope` is set to 'Namespace'");
                break;
            case "Namespace":
                errors.InvalidEach($"{At}.namespace", parameters.Namespace, Formats.DnsLabel(parameters.Namespace));
                break;
            case "Cluster" when parameters.Namespace is not null:
                errors.Forbidden($"{At}.namespace", "`parameters.scope` is set to 'Cluster'");
                break;
            case "Cluster":
                break;
            default:
                errors.NotSupported($"{At}.scope", parameters.Scope, "Cluster", "Namespace");
                break;
        }
    }
}
