using System.Security.Cryptography;
using System.Text;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Catalog;

/// <summary>What holds for the metadata of every kind. Pure, but for names and uids, which are random.</summary>
public static class MetadataRules
{
    public const int AnnotationBytesMax = 262_144;
    public const string Orphan = "orphan";
    public const string Foreground = "foregroundDeletion";

    private const string NameCharacters = "bcdfghjklmnpqrstvwxz2456789";
    private const int GeneratedBaseMax = 58;

    public static string GenerateName(string prefix) =>
        (prefix.Length > GeneratedBaseMax ? prefix[..GeneratedBaseMax] : prefix)
        + RandomNumberGenerator.GetString(NameCharacters, 5);

    /// <summary>Five characters as generated names end with.</summary>
    public static string RandomSuffix() => RandomNumberGenerator.GetString(NameCharacters, 5);

    /// <summary>Sets what the server decides on a new object.</summary>
    public static void Begin(
        ObjectMeta meta,
        ResourceDescription description,
        string tenant,
        string ns,
        DateTimeOffset now
    )
    {
        meta.Uid = Guid.NewGuid().ToString();
        meta.CreationTimestamp = now;
        meta.DeletionTimestamp = null;
        meta.DeletionGracePeriodSeconds = null;
        meta.Generation = description.HasGeneration ? 1 : 0;
        meta.SelfLink = "";
        meta.ManagedFields = null;
        meta.Namespace = description.IsNamespaced ? ns : "";
        meta.Tenant = description.Scope == ResourceScope.Cluster ? "" : tenant;
        if (meta.Name.Length == 0 && meta.GenerateName.Length > 0)
            meta.Name = GenerateName(meta.GenerateName);
    }

    /// <summary>An owner that is named twice, to the letter, is named once; the client is told.</summary>
    public static void DropRepeatedOwners(ObjectMeta meta, List<string> warnings)
    {
        if (meta.OwnerReferences is not { Count: > 1 } owners)
            return;
        var (seen, repeated) = (new HashSet<string>(), new List<string>());
        foreach (var owner in owners)
            if (!seen.Add(Convert.ToBase64String(KubeJson.Encode(owner))))
                repeated.Add(owner.Uid);
        if (repeated.Count == 0)
            return;
        seen.Clear();
        meta.OwnerReferences = [.. owners.Where(o => seen.Add(Convert.ToBase64String(KubeJson.Encode(o))))];
        warnings.Add(
            ".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and "
                + "may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: "
                + $"[{string.Join(" ", repeated.Distinct())}]"
        );
    }

    /// <summary>Puts back what an update may not touch and the server keeps.</summary>
    public static void Continue(ObjectMeta meta, ObjectMeta old)
    {
        meta.Uid = old.Uid;
        meta.CreationTimestamp = old.CreationTimestamp;
        meta.DeletionTimestamp = old.DeletionTimestamp;
        meta.DeletionGracePeriodSeconds = old.DeletionGracePeriodSeconds;
        meta.Generation = old.Generation;
        meta.SelfLink = "";
        meta.Namespace = old.Namespace;
        meta.Tenant = old.Tenant;
        if (meta.GenerateName.Length == 0)
            meta.GenerateName = old.GenerateName;
    }

    public static void Validate(ObjectMeta meta, ResourceStrategy strategy, FieldErrors errors)
    {
        if (meta.GenerateName.Length > 0)
            errors.InvalidEach(
                "metadata.generateName",
                meta.GenerateName,
                strategy.NameFaults(
                    meta.GenerateName is [_, .., '-'] ? meta.GenerateName[..^2] + "a" : meta.GenerateName
                )
            );
        if (meta.Name.Length == 0)
            errors.Required("metadata.name", "name or generateName is required");
        else
            errors.InvalidEach("metadata.name", meta.Name, strategy.NameFaults(meta.Name));
        if (strategy.Description.IsNamespaced)
        {
            if (meta.Namespace.Length == 0)
                errors.Required("metadata.namespace");
            else
                errors.InvalidEach("metadata.namespace", meta.Namespace, Formats.DnsLabel(meta.Namespace));
        }
        Labels(meta.Labels, "metadata.labels", errors);
        Annotations(meta.Annotations, "metadata.annotations", errors);
        OwnerReferences(meta, errors);
        Finalizers(meta, strategy, errors);
    }

    public static void ValidateUpdate(ObjectMeta meta, ObjectMeta old, FieldErrors errors)
    {
        if (meta.Name != old.Name)
            errors.Invalid("metadata.name", meta.Name, Formats.Immutable);
        if (old.DeletionTimestamp is null)
            return;
        var added = (meta.Finalizers ?? []).Except(old.Finalizers ?? []).ToList();
        if (added.Count > 0)
            errors.Forbidden(
                "metadata.finalizers",
                $"no new finalizers can be added if the object is being deleted, found new finalizers "
                    + $"[]string{{{string.Join(", ", added.Select(GoText.Quote))}}}"
            );
    }

    public static void Labels(IReadOnlyDictionary<string, string>? labels, string field, FieldErrors errors)
    {
        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
        {
            errors.InvalidEach(field, key, Formats.QualifiedName(key));
            errors.InvalidEach(field, value, Formats.LabelValue(value));
        }
    }

    public static void Annotations(IReadOnlyDictionary<string, string>? annotations, string field, FieldErrors errors)
    {
        var bytes = 0L;
        foreach (var (key, value) in annotations ?? new Dictionary<string, string>())
        {
            errors.InvalidEach(field, key, Formats.QualifiedName(key.ToLowerInvariant()));
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        }
        if (bytes > AnnotationBytesMax)
            errors.TooLong(field, AnnotationBytesMax);
    }

    private static void OwnerReferences(ObjectMeta meta, FieldErrors errors)
    {
        string? controller = null;
        foreach (var owner in meta.OwnerReferences ?? [])
        {
            if (GroupVersion.Parse(owner.ApiVersion).Version.Length == 0)
                errors.Invalid("metadata.ownerReferences.apiVersion", owner.ApiVersion, "version must not be empty");
            if (owner.Kind.Length == 0)
                errors.Invalid("metadata.ownerReferences.kind", owner.Kind, "must not be empty");
            if (owner.Name.Length == 0)
                errors.Invalid("metadata.ownerReferences.name", owner.Name, "must not be empty");
            if (owner.Uid.Length == 0)
                errors.Invalid("metadata.ownerReferences.uid", owner.Uid, "must not be empty");
            if (owner is { Kind: "Event", ApiVersion: "v1" })
                errors.Invalid("metadata.ownerReferences", owner, "/v1, Kind=Event is disallowed from being an owner");
            if (owner.Controller != true)
                continue;
            if (controller is not null)
                errors.Invalid(
                    "metadata.ownerReferences",
                    meta.OwnerReferences,
                    $"Only one reference can have Controller set to true. Found \"true\" in references for "
                        + $"{controller} and {owner.Kind}/{owner.Name}"
                );
            controller = $"{owner.Kind}/{owner.Name}";
        }
    }

    private static void Finalizers(ObjectMeta meta, ResourceStrategy strategy, FieldErrors errors)
    {
        var finalizers = meta.Finalizers ?? [];
        for (var i = 0; i < finalizers.Count; i++)
        {
            errors.InvalidEach("metadata.finalizers", finalizers[i], Formats.QualifiedName(finalizers[i]));
            if (
                !strategy.TakesAnyFinalizer
                && !finalizers[i].Contains('/')
                && finalizers[i] is not ("kubernetes" or Orphan or Foreground)
            )
                errors.Invalid(
                    $"metadata.finalizers[{i}]",
                    finalizers[i],
                    "name is neither a standard finalizer name nor is it fully qualified"
                );
        }
        if (finalizers.Contains(Orphan) && finalizers.Contains(Foreground))
            errors.Invalid(
                "metadata.finalizers",
                finalizers,
                "finalizer orphan and foregroundDeletion cannot be both set"
            );
    }
}
