using System.Text.Json;
using Arktos.Api.Resource.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Devices;

/// <summary>What claims, their templates, classes and slices share. Pure.</summary>
internal static class DeviceRules
{
    public const string Group = "resource.k8s.io";
    public const string NothingAllocates = "not carried out yet, nothing allocates devices";

    private const int ListMax = 32;
    private const int AlternativesMax = 8;
    private const int TolerationsMax = 16;
    private const int DriverMax = 63;

    public static void Default(DeviceClaim claim)
    {
        foreach (var request in claim.Requests ?? [])
        {
            if (request.Exactly is { } exact)
            {
                (exact.AllocationMode, exact.Count) = Amount(exact.AllocationMode, exact.Count);
                Tolerate(exact.Tolerations);
            }
            foreach (var one in request.FirstAvailable ?? [])
            {
                (one.AllocationMode, one.Count) = Amount(one.AllocationMode, one.Count);
                Tolerate(one.Tolerations);
            }
        }
    }

    public static void Check(DeviceClaim claim, string at, FieldErrors errors)
    {
        Many(claim.Requests, $"{at}.requests", errors);
        Many(claim.Constraints, $"{at}.constraints", errors);
        Many(claim.Config, $"{at}.config", errors);
        var names = new HashSet<string>();
        foreach (var (request, i) in (claim.Requests ?? []).Select((r, i) => (r, i)))
            Request(request, $"{at}.requests[{i}]", names, errors);
        foreach (var (constraint, i) in (claim.Constraints ?? []).Select((c, i) => (c, i)))
        {
            Named(constraint.Requests, names, $"{at}.constraints[{i}].requests", errors);
            Attribute(constraint, $"{at}.constraints[{i}]", errors);
        }
        foreach (var (config, i) in (claim.Config ?? []).Select((c, i) => (c, i)))
        {
            Named(config.Requests, names, $"{at}.config[{i}].requests", errors);
            Opaque(config.Opaque, $"{at}.config[{i}]", errors);
        }
    }

    public static void Many<T>(List<T>? list, string field, FieldErrors errors, int max = ListMax)
    {
        if (list?.Count > max)
            errors.TooMany(field, list.Count, max);
    }

    public static void Opaque(OpaqueDeviceConfiguration? opaque, string at, FieldErrors errors)
    {
        if (opaque is null)
        {
            errors.Required($"{at}.opaque");
            return;
        }
        Driver(opaque.Driver, $"{at}.opaque.driver", errors);
        if (opaque.Parameters is not { ValueKind: not JsonValueKind.Null } parameters)
            errors.Required($"{at}.opaque.parameters");
        else if (parameters.ValueKind != JsonValueKind.Object)
            errors.Invalid($"{at}.opaque.parameters", "<value omitted>", "must be a valid JSON object");
    }

    public static void Driver(string name, string field, FieldErrors errors)
    {
        if (name.Length == 0)
            errors.Required(field);
        else
        {
            if (name.Length > DriverMax)
                errors.TooLong(field, DriverMax);
            errors.InvalidEach(field, name, Formats.DnsSubdomain(name));
        }
    }

    public static void Label(string name, string field, FieldErrors errors)
    {
        if (name.Length == 0)
            errors.Required(field);
        else
            errors.InvalidEach(field, name, Formats.DnsLabel(name));
    }

    private static (string Mode, long Count) Amount(string mode, long count)
    {
        mode = mode.Length == 0 ? "ExactCount" : mode;
        return (mode, mode == "ExactCount" && count == 0 ? 1 : count);
    }

    private static void Tolerate(List<DeviceToleration>? tolerations)
    {
        foreach (var toleration in tolerations ?? [])
            if (toleration.Operator.Length == 0)
                toleration.Operator = "Equal";
    }

    private static void Request(DeviceRequest request, string at, HashSet<string> names, FieldErrors errors)
    {
        const string One = "exactly one of `exactly` or `firstAvailable` is required";
        Label(request.Name, $"{at}.name", errors);
        if (!names.Add(request.Name))
            errors.Duplicate($"{at}.name", request.Name);
        switch (request)
        {
            case { Exactly: not null, FirstAvailable.Count: > 0 }:
                errors.Invalid(at, null, $"{One}, but multiple fields are set");
                break;
            case { Exactly: { } exact }:
                Wanted(
                    new Wish(exact.DeviceClassName, exact.AllocationMode, exact.Count),
                    exact.Selectors,
                    exact.Tolerations,
                    $"{at}.exactly",
                    errors
                );
                break;
            case { FirstAvailable: { Count: > 0 } alternatives }:
                Many(alternatives, $"{at}.firstAvailable", errors, AlternativesMax);
                var own = new HashSet<string>();
                foreach (var (one, i) in alternatives.Select((a, i) => (a, i)))
                {
                    var field = $"{at}.firstAvailable[{i}]";
                    Label(one.Name, $"{field}.name", errors);
                    if (!own.Add(one.Name))
                        errors.Duplicate($"{field}.name", one.Name);
                    names.Add($"{request.Name}/{one.Name}");
                    Wanted(
                        new Wish(one.DeviceClassName, one.AllocationMode, one.Count),
                        one.Selectors,
                        one.Tolerations,
                        field,
                        errors
                    );
                }
                break;
            default:
                errors.Required(at, One);
                break;
        }
    }

    private static void Wanted(
        Wish wish,
        List<DeviceSelector>? selectors,
        List<DeviceToleration>? tolerations,
        string at,
        FieldErrors errors
    )
    {
        if (wish.Class.Length == 0)
            errors.Required($"{at}.deviceClassName");
        else
            errors.InvalidEach($"{at}.deviceClassName", wish.Class, Formats.DnsSubdomain(wish.Class));
        DeviceSelectors.Check(selectors, $"{at}.selectors", errors);
        switch (wish.Mode)
        {
            case "All" when wish.Count != 0:
                errors.Invalid($"{at}.count", wish.Count, "must not be specified when allocationMode is 'All'");
                break;
            case "ExactCount" when wish.Count <= 0:
                errors.Invalid($"{at}.count", wish.Count, "must be greater than zero");
                break;
            case "All" or "ExactCount":
                break;
            default:
                errors.NotSupported($"{at}.allocationMode", wish.Mode, "All", "ExactCount");
                break;
        }
        Many(tolerations, $"{at}.tolerations", errors, TolerationsMax);
        foreach (var (toleration, i) in (tolerations ?? []).Select((t, i) => (t, i)))
            Toleration(toleration, $"{at}.tolerations[{i}]", errors);
    }

    private static void Toleration(DeviceToleration toleration, string at, FieldErrors errors)
    {
        if (toleration.Key.Length > 0)
            errors.InvalidEach($"{at}.key", toleration.Key, Formats.QualifiedName(toleration.Key));
        switch (toleration.Operator)
        {
            case "Exists" when toleration.Value.Length > 0:
                errors.Invalid($"{at}.value", toleration.Value, "must be empty for operator `Exists`");
                break;
            case "Equal":
                errors.InvalidEach($"{at}.value", toleration.Value, Formats.LabelValue(toleration.Value));
                break;
            case "Exists":
                break;
            default:
                errors.NotSupported($"{at}.operator", toleration.Operator, "Equal", "Exists");
                break;
        }
        if (toleration.Effect is not ("" or "NoExecute" or "NoSchedule" or "None"))
            errors.NotSupported($"{at}.effect", toleration.Effect, "NoExecute", "NoSchedule", "None");
    }

    private static void Named(List<string>? requests, HashSet<string> names, string at, FieldErrors errors)
    {
        Many(requests, at, errors);
        foreach (var (name, i) in (requests ?? []).Select((r, i) => (r, i)))
            if (!names.Contains(name))
                errors.Invalid($"{at}[{i}]", name, "must be the name of a request in the claim");
    }

    private static void Attribute(DeviceConstraint constraint, string at, FieldErrors errors)
    {
        var (name, field) = constraint switch
        {
            { MatchAttribute: { } match } => (match, $"{at}.matchAttribute"),
            { DistinctAttribute: { } distinct } => (distinct, $"{at}.distinctAttribute"),
            _ => ("", $"{at}.matchAttribute"),
        };
        if (name.Length == 0)
            errors.Required(field);
        else if (name.Split('/') is not [{ Length: > 0 } domain, { Length: > 0 }])
            errors.Invalid(field, name, "must include a domain");
        else
            errors.InvalidEach(field, domain, Formats.DnsSubdomain(domain));
    }

    private readonly record struct Wish(string Class, string Mode, long Count);
}
