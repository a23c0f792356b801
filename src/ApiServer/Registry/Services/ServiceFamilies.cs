using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// The IP families of a service and its addresses of them, in a cluster that has IPv4 alone. A headless service without
/// a selector is whatever its endpoints are, so that it may be of both. Pure.
/// </summary>
internal static class ServiceFamilies
{
    private const string Field = "spec.ipFamilies",
        PolicyField = "spec.ipFamilyPolicy",
        AddressField = "spec.clusterIPs",
        V4 = "IPv4",
        V6 = "IPv6",
        Single = "SingleStack",
        Prefer = "PreferDualStack",
        Require = "RequireDualStack";

    /// <summary>Of a service that has its address, or that has none by its own will.</summary>
    public static void Default(ServiceSpec spec)
    {
        spec.IpFamilyPolicy ??= IsOfAnyFamily(spec) ? Require : Single;
        spec.IpFamilies ??= IsOfAnyFamily(spec) && spec.IpFamilyPolicy != Single ? [V4, V6] : [V4];
    }

    public static void Validate(ServiceSpec spec, FieldErrors errors)
    {
        var (families, addresses) = (spec.IpFamilies ?? [], spec.ClusterIPs ?? []);
        if (spec.Type == "ExternalName")
        {
            foreach (
                var (field, isSet) in (ReadOnlySpan<(string, bool)>)
                    [
                        (AddressField, spec.ClusterIP.Length > 0 || addresses.Count > 0),
                        (Field, families.Count > 0),
                        (PolicyField, spec.IpFamilyPolicy is not null),
                    ]
            )
                if (isSet)
                    errors.Forbidden(field, "may not be set for ExternalName services");
            return;
        }
        Families(families, IsOfAnyFamily(spec), errors);
        Addresses(spec.ClusterIP, addresses, families, errors);
        Policy(spec, families.Count, addresses.Count, errors);
    }

    /// <summary>Of services that both have a cluster IP, or are headless.</summary>
    public static void ValidateUpdate(ServiceSpec spec, ServiceSpec old, FieldErrors errors)
    {
        if (spec.IpFamilies is [var now, ..] && old.IpFamilies is [var before, ..] && now != before)
            errors.Invalid($"{Field}[0]", now, "may not change once set");
    }

    private static bool IsOfAnyFamily(ServiceSpec spec) =>
        spec.ClusterIP == "None" && spec.Selector is not { Count: > 0 };

    private static void Families(List<string> families, bool isOfAny, FieldErrors errors)
    {
        var seen = new HashSet<string>();
        foreach (var (i, family) in families.Index())
            if (family is not (V4 or V6))
                errors.NotSupported($"{Field}[{i}]", family, V4, V6);
            else if (!seen.Add(family))
                errors.Duplicate($"{Field}[{i}]", family);
            else if (family == V6 && !isOfAny)
                errors.Invalid($"{Field}[{i}]", family, "not configured on this cluster");
    }

    private static void Addresses(string first, List<string> addresses, List<string> families, FieldErrors errors)
    {
        if (addresses.Count == 0)
        {
            if (first is not ("" or "None"))
                errors.InvalidEach($"{AddressField}[0]", first, Formats.IpAddress(first));
            return;
        }
        if (first.Length == 0)
            errors.Invalid(AddressField, addresses, "must be empty when `clusterIP` is not specified");
        else if (addresses[0] != first)
            errors.Invalid(AddressField, addresses, "first value must match `clusterIP`");
        if (addresses.Contains("None"))
        {
            if (addresses.Count > 1)
                errors.Invalid(AddressField, addresses, "'None' must be the first and only value");
            return;
        }
        if (addresses.Count > 2)
            errors.Invalid(AddressField, addresses, "may only hold up to 2 values");
        var kinds = new List<string>();
        foreach (var (i, address) in addresses.Index())
        {
            errors.InvalidEach($"{AddressField}[{i}]", address, Formats.IpAddress(address));
            if (!Formats.TryIp(address, out var ip))
                continue;
            var kind = ip.AddressFamily == AddressFamily.InterNetwork ? V4 : V6;
            kinds.Add(kind);
            if (i < families.Count && families[i] is V4 or V6 && families[i] != kind)
                errors.Invalid(
                    $"{AddressField}[{i}]",
                    address,
                    $"expected an {families[i]} value as indicated by `ipFamilies[{i}]`"
                );
            else if (kind == V6)
                errors.Invalid($"{AddressField}[{i}]", addresses, $"{V6} is not configured on this cluster");
        }
        if (kinds is [var one, var other] && one == other)
            errors.Invalid(AddressField, addresses, "may specify no more than one IP for each IP family");
    }

    private static void Policy(ServiceSpec spec, int families, int addresses, FieldErrors errors)
    {
        var policy = spec.IpFamilyPolicy;
        if (policy is not (null or Single or Prefer or Require))
            errors.NotSupported(PolicyField, policy, Prefer, Require, Single);
        else if (policy == Single && addresses > 1)
            errors.Invalid(PolicyField, policy, MustBeDual("cluster IPs"));
        else if (policy == Single && families > 1)
            errors.Invalid(PolicyField, policy, MustBeDual("IP families"));
        else if (policy == Require && !IsOfAnyFamily(spec))
            errors.Invalid(PolicyField, policy, "this cluster is not configured for dual-stack services");
    }

    private static string MustBeDual(string what) =>
        $"must be '{Require}' or '{Prefer}' when multiple {what} are specified";
}
