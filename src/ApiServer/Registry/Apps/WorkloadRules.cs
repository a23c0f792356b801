using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Selectors;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using LabelSelector = Arktos.Api.Meta.V1.LabelSelector;

namespace Arktos.ApiServer.Registry.Apps;

/// <summary>What the kinds that make pods from a template share. Pure.</summary>
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
        SelectorMatches(selector, template, "spec", errors);
    }

    /// <param name="at">Where selector and template stand: "spec".</param>
    public static void SelectorMatches(LabelSelector? selector, PodTemplateSpec template, string at, FieldErrors errors)
    {
        if (
            LabelQuery.TryFrom(selector, out var query, out _)
            && !query.IsEverything
            && !query.Matches(template.Metadata.Labels)
        )
            errors.Invalid(
                $"{at}.template.metadata.labels",
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

    /// <summary>The template of pods that run until they are taken away.</summary>
    /// <param name="kind">As the message about deadlines names it.</param>
    public static void Template(PodTemplateSpec template, string kind, FieldErrors errors)
    {
        PodValidation.Template(template, "spec.template", errors);
        if (template.Spec.RestartPolicy is "OnFailure" or "Never")
            errors.NotSupported("spec.template.spec.restartPolicy", template.Spec.RestartPolicy, "Always");
        if (template.Spec.ActiveDeadlineSeconds is not null)
            errors.Forbidden(
                "spec.template.spec.activeDeadlineSeconds",
                $"activeDeadlineSeconds in {kind} is not Supported"
            );
    }

    /// <summary>An amount of pods, or a percentage of them, which counts as so many of a hundred.</summary>
    /// <returns>Null: there is none, or it is none.</returns>
    public static int? Amount(IntOrString? value, string field, FieldErrors errors)
    {
        if (value is not { } amount)
            return null;
        if (amount.IsString)
        {
            var faults = Formats.Percent(amount.Text!).ToList();
            errors.InvalidEach(field, amount, faults);
            if (faults.Count > 0)
                return null;
        }
        amount.TryScale(100, false, out var number);
        if (number < 0)
            errors.Invalid(field, amount, Formats.NonNegative);
        return number;
    }

    /// <inheritdoc cref="Amount"/>
    public static int? AmountOfAll(IntOrString? value, string field, FieldErrors errors)
    {
        var number = Amount(value, field, errors);
        if (value is { IsString: true } && number > 100)
            errors.Invalid(field, value, "must not be greater than 100%");
        return number;
    }

    /// <summary>The numbers of a status, as its subresource writes them.</summary>
    /// <param name="available">Null: the kind does not hold them against those that are ready.</param>
    public static void Status(int replicas, int ready, int? available, FieldErrors errors)
    {
        NonNegative(replicas, "status.replicas", errors);
        NonNegative(ready, "status.readyReplicas", errors);
        NonNegative(available, "status.availableReplicas", errors);
        if (ready > replicas)
            errors.Invalid("status.readyReplicas", ready, "cannot be greater than status.replicas");
        if (available > ready)
            errors.Invalid("status.availableReplicas", available, "cannot be greater than readyReplicas");
    }

    /// <summary>What the client should hear of a workload's name and of the pods it makes.</summary>
    public static IEnumerable<string> Warnings(string name, PodTemplateSpec template) =>
        Warnings(name, template, "spec.template");

    /// <inheritdoc cref="Warnings(string, PodTemplateSpec)"/>
    public static IEnumerable<string> Warnings(string name, PodTemplateSpec template, string at) =>
        NameWarnings(name).Concat(PodGaps.Of(template.Spec, $"{at}.spec"));

    private static IEnumerable<string> NameWarnings(string name)
    {
        var faults = Formats.DnsLabel(name).ToList();
        if (faults.Count > 0)
            yield return $"metadata.name: this is used in Pod names and hostnames, which can result in surprising "
                + $"behavior; a DNS label is recommended: [{string.Join(" ", faults)}]";
    }
}
