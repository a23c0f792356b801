using Arktos.Api;
using Arktos.Api.Batch.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Batch;

/// <summary>The selector and labels that a job is given, so that no two jobs ever share a pod. Pure.</summary>
internal static class JobSelector
{
    private const string Prefix = "batch.kubernetes.io/";
    private const string UidLabel = Prefix + "controller-uid";
    private const string LegacyUidLabel = "controller-uid";
    private static readonly string[] NameLabels = [Prefix + "job-name", "job-name"];

    /// <summary>May be called again when a generated name was taken.</summary>
    public static void Generate(Job job)
    {
        var (uid, labels) = (job.Metadata.Uid, job.Spec.Template.Metadata.Labels ??= []);
        // Nobody else can know the uid: then the name beside it is of an earlier call.
        var isAgain = labels.GetValueOrDefault(UidLabel) == uid;
        foreach (var label in NameLabels)
            if (isAgain || !labels.ContainsKey(label))
                labels[label] = job.Metadata.Name;
        labels.TryAdd(LegacyUidLabel, uid);
        labels.TryAdd(UidLabel, uid);
        ((job.Spec.Selector ??= new()).MatchLabels ??= []).TryAdd(UidLabel, uid);
    }

    public static void Validate(Job job, FieldErrors errors)
    {
        var (uid, name) = (job.Metadata.Uid, job.Metadata.Name);
        HasLabel(job, UidLabel, uid, errors);
        HasLabel(job, LegacyUidLabel, uid, errors);
        foreach (var label in NameLabels)
            HasLabel(job, label, name, errors);
        if (
            job.Spec.Selector is not { MatchExpressions: null or { Count: 0 }, MatchLabels: { Count: 1 } labels }
            || labels.GetValueOrDefault(UidLabel) != uid
        )
            errors.Invalid("spec.selector", job.Spec.Selector, "`selector` not auto-generated");
    }

    private static void HasLabel(Job job, string label, string value, FieldErrors errors)
    {
        var (field, labels) = ($"spec.template.metadata.labels[{label}]", job.Spec.Template.Metadata.Labels ?? []);
        if (labels.GetValueOrDefault(label) != value)
            errors.Invalid(field, labels, $"must be '{value}'");
    }
}
