using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class LimitRangeStrategy : ResourceStrategy<LimitRange>
{
    public override ITableLayout Table { get; } =
        new TableLayout<LimitRange>([Cells.Name<LimitRange>(), Cells.CreatedAt<LimitRange>()]);

    protected override void Default(LimitRange value)
    {
        foreach (var limit in value.Spec.Limits.Where(l => l.Type == "Container"))
        {
            limit.Default = Filled(limit.Default, limit.Max);
            limit.DefaultRequest = Filled(Filled(limit.DefaultRequest, limit.Default), limit.Min);
        }
    }

    protected override void Validate(LimitRange value, FieldErrors errors)
    {
        var types = new HashSet<string>();
        foreach (var (limit, i) in value.Spec.Limits.Select((l, i) => (l, i)))
        {
            var at = $"spec.limits[{i}]";
            errors.InvalidEach($"{at}.type", limit.Type, Formats.QualifiedName(limit.Type));
            if (!limit.Type.Contains('/') && limit.Type is not ("Pod" or "Container" or "PersistentVolumeClaim"))
                errors.Invalid($"{at}.type", limit.Type, "must be a standard limit type or fully qualified");
            if (!types.Add(limit.Type))
                errors.Duplicate($"{at}.type", limit.Type);
            const string Unfit = "may not be specified when `type` is 'Pod'";
            if (limit is { Type: "Pod", Default.Count: > 0 })
                errors.Forbidden($"{at}.default", Unfit);
            if (limit is { Type: "Pod", DefaultRequest.Count: > 0 })
                errors.Forbidden($"{at}.defaultRequest", Unfit);
            Bounds(limit, at, errors);
        }
    }

    private static void Bounds(LimitRangeItem limit, string at, FieldErrors errors)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (
            var map in new[] { limit.Max, limit.Min, limit.Default, limit.DefaultRequest, limit.MaxLimitRequestRatio }
        )
            names.UnionWith(map?.Keys ?? Enumerable.Empty<string>());
        foreach (var name in names)
        {
            var (min, max) = (Of(limit.Min, name), Of(limit.Max, name));
            var (request, most) = (Of(limit.DefaultRequest, name), Of(limit.Default, name));
            if (min > max)
                errors.Invalid($"{at}.min[{name}]", min, $"min value {min} is greater than max value {max}");
            var field = $"{at}.defaultRequest[{name}]";
            if (min > request)
                errors.Invalid(field, request, $"min value {min} is greater than default request value {request}");
            if (request > max)
                errors.Invalid(field, request, $"default request value {request} is greater than max value {max}");
            if (request > most)
                errors.Invalid(
                    field,
                    request,
                    $"default request value {request} is greater than default limit value {most}"
                );
            field = $"{at}.default[{name}]";
            if (min > most)
                errors.Invalid(field, most, $"min value {min} is greater than default value {most}");
            if (most > max)
                errors.Invalid(field, most, $"default value {most} is greater than max value {max}");
            if (Of(limit.MaxLimitRequestRatio, name) is { } ratio && ratio < Quantity.FromLong(1))
                errors.Invalid($"{at}.maxLimitRequestRatio[{name}]", ratio, $"ratio {ratio} is less than 1");
        }
    }

    // A comparison with what is not there does not hold.
    private static Quantity? Of(Map<Quantity>? quantities, string name) =>
        quantities is not null && quantities.TryGetValue(name, out var quantity) ? quantity : null;

    private static Map<Quantity>? Filled(Map<Quantity>? quantities, Map<Quantity>? otherwise)
    {
        foreach (var (name, quantity) in otherwise ?? [])
            (quantities ??= []).TryAdd(name, quantity);
        return quantities;
    }
}
