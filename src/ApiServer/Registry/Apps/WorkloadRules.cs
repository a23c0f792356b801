using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Selectors;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using LabelSelector = Arktos.Api.Meta.V1.LabelSelector;

namespace Arktos.ApiServer.Registry.Apps;

/// <summary>What deployments and replica sets share. Pure.</summary>
internal static class WorkloadRules
{
    public static void Selector(LabelSelector? selector, PodTemplateSpec template, string kind, FieldErrors errors)
    {
        if (selector is null)
        {
            errors.Required("spec.selector");
            return;
        }
        Check(selector, "spec.selector", errors);
        if (selector is { MatchLabels: null or { Count: 0 }, MatchExpressions: null or { Count: 0 } })
            errors.Invalid("spec.selector", selector, $"empty selector is invalid for {kind}");
        if (
            LabelQuery.TryFrom(selector, out var query, out _)
            && !query.IsEverything
            && !query.Matches(template.Metadata.Labels)
        )
            errors.Invalid(
                "spec.template.metadata.labels",
                template.Metadata.Labels ?? [],
                "`selector` does not match template `labels`"
            );
    }

    public static void Check(LabelSelector selector, string at, FieldErrors errors)
    {
        MetadataRules.Labels(selector.MatchLabels, $"{at}.matchLabels", errors);
        foreach (var (expression, i) in (selector.MatchExpressions ?? []).Select((e, i) => (e, i)))
        {
            var field = $"{at}.matchExpressions[{i}]";
            switch (expression.Operator)
            {
                case "In" or "NotIn" when expression.Values is not { Count: > 0 }:
                    errors.Required($"{field}.values", "must be specified when `operator` is 'In' or 'NotIn'");
                    break;
                case "Exists" or "DoesNotExist" when expression.Values is { Count: > 0 }:
                    errors.Forbidden(
                        $"{field}.values",
                        "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
                    );
                    break;
                case "In" or "NotIn" or "Exists" or "DoesNotExist":
                    break;
                default:
                    errors.Invalid($"{field}.operator", expression.Operator, "not a valid selector operator");
                    break;
            }
            errors.InvalidEach($"{field}.key", expression.Key, Formats.QualifiedName(expression.Key));
        }
    }

    public static void SelectorIsKept(LabelSelector? now, LabelSelector? before, FieldErrors errors)
    {
        if (!KubeJson.Encode(now ?? new()).AsSpan().SequenceEqual(KubeJson.Encode(before ?? new())))
            errors.Invalid("spec.selector", now, Formats.Immutable);
    }

    public static void NonNegative(long? value, string field, FieldErrors errors)
    {
        if (value < 0)
            errors.Invalid(field, value, Formats.NonNegative);
    }

    public static string SelectorText(LabelSelector? selector) =>
        LabelQuery.TryFrom(selector, out var query, out _) ? query.ToString() : "";

    public static void Template(PodTemplateSpec template, FieldErrors errors) =>
        PodValidation.Template(template, "spec.template", errors);

    /// <summary>What the client should hear of a workload's name and of the pods it makes.</summary>
    public static IEnumerable<string> Warnings(string name, PodTemplateSpec template) =>
        NameWarnings(name).Concat(PodGaps.Of(template.Spec, "spec.template.spec"));

    private static IEnumerable<string> NameWarnings(string name)
    {
        var faults = Formats.DnsLabel(name).ToList();
        if (faults.Count > 0)
            yield return $"metadata.name: this is used in Pod names and hostnames, which can result in surprising "
                + $"behavior; a DNS label is recommended: [{string.Join(" ", faults)}]";
    }
}
