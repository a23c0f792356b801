using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Apiextensions.V1;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;
using Arktos.ApiServer.Webhooks;
using ResourceScope = Arktos.Api.ResourceScope;

namespace Arktos.ApiServer.Registry.Extensions;

/// <summary>
/// Kinds that are posted. Names and conditions are for a controller; here is what can be told of one alone.
/// </summary>
public sealed class CustomResourceDefinitionStrategy : ResourceStrategy<CustomResourceDefinition>, ITwoPhaseDeletion
{
    /// <summary>Holds a definition until all its objects are gone.</summary>
    public const string CleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

    private static readonly string[] ColumnTypes = ["boolean", "date", "integer", "number", "string"],
        ColumnFormats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

    public CustomResourceDefinitionStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<CustomResourceDefinition>([
            Cells.Name<CustomResourceDefinition>(),
            Cells.CreatedAt<CustomResourceDefinition>(),
        ]);

    public override bool TakesAnyFinalizer => true;

    public bool HasContentFinalizers(IKubeObject value) => value.Metadata.DeletionTimestamp is null;

    public void OnDeletionBegun(IKubeObject value)
    {
        if (value.Metadata.Finalizers?.Contains(CleanupFinalizer) != true)
            (value.Metadata.Finalizers ??= []).Add(CleanupFinalizer);
    }

    protected override void Default(CustomResourceDefinition value)
    {
        var names = value.Spec.Names;
        if (names.Singular.Length == 0)
            names.Singular = names.Kind.ToLowerInvariant();
        if (names.ListKind.Length == 0 && names.Kind.Length > 0)
            names.ListKind = names.Kind + "List";
        value.Spec.Conversion ??= new CustomResourceConversion { Strategy = "None" };
        if (value.Spec.Conversion.Webhook?.ClientConfig?.Service is { } service)
            service.Port ??= 443;
    }

    protected override void PrepareForCreate(CustomResourceDefinition value)
    {
        value.Status = new CustomResourceDefinitionStatus();
        RememberStored(value);
    }

    protected override void PrepareForUpdate(CustomResourceDefinition value, CustomResourceDefinition old)
    {
        value.Status = old.Status.DeepClone();
        RememberStored(value);
    }

    protected override void Validate(CustomResourceDefinition value, FieldErrors errors)
    {
        var (spec, names) = (value.Spec, value.Spec.Names);
        if (value.Metadata.Name != $"{names.Plural}.{spec.Group}")
            errors.Invalid("metadata.name", value.Metadata.Name, "must be spec.names.plural+\".\"+spec.group");
        if (spec.Group.Length == 0)
            errors.Required("spec.group");
        else
        {
            errors.InvalidEach("spec.group", spec.Group, Formats.DnsSubdomain(spec.Group));
            if (!spec.Group.Contains('.'))
                errors.Invalid("spec.group", spec.Group, "should be a domain with at least one dot");
        }
        if (spec.Scope.Length == 0)
            errors.Required("spec.scope");
        else if (spec.Scope is not ("Cluster" or "Namespaced" or "Tenant"))
            errors.NotSupported("spec.scope", spec.Scope, "Cluster", "Namespaced");
        if (spec.PreserveUnknownFields)
            errors.Invalid(
                "spec.preserveUnknownFields",
                true,
                "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema "
                    + "instead"
            );
        ValidateNames(names, "spec.names", errors);
        ValidateConversion(value, errors);
        ValidateVersions(value, errors);
    }

    protected override void ValidateUpdate(
        CustomResourceDefinition value,
        CustomResourceDefinition old,
        FieldErrors errors
    )
    {
        if (value.Spec.Group != old.Spec.Group)
            errors.Invalid("spec.group", value.Spec.Group, Formats.Immutable);
        if (!(old.Status.Conditions ?? []).Any(c => c is { Type: "Established", Status: "True" }))
            return;
        if (value.Spec.Scope != old.Spec.Scope)
            errors.Invalid("spec.scope", value.Spec.Scope, Formats.Immutable);
        if (value.Spec.Names.Kind != old.Spec.Names.Kind)
            errors.Invalid("spec.names.kind", value.Spec.Names.Kind, Formats.Immutable);
        if (value.Spec.Names.Plural != old.Spec.Names.Plural)
            errors.Invalid("spec.names.plural", value.Spec.Names.Plural, Formats.Immutable);
    }

    private static void RememberStored(CustomResourceDefinition value)
    {
        var stored = value.Status.StoredVersions ??= [];
        foreach (var version in (value.Spec.Versions ?? []).Where(v => v.Storage))
            if (!stored.Contains(version.Name))
                stored.Add(version.Name);
    }

    private static void ValidateNames(CustomResourceDefinitionNames names, string path, FieldErrors errors)
    {
        Label(names.Plural, "plural", isRequired: true);
        Label(names.Singular, "singular", isRequired: false);
        Label(names.Kind, "kind", isRequired: true);
        Label(names.ListKind, "listKind", isRequired: true);
        foreach (var (list, field) in new[] { (names.ShortNames, "shortNames"), (names.Categories, "categories") })
            for (var i = 0; i < (list?.Count ?? 0); i++)
                errors.InvalidEach($"{path}.{field}[{i}]", list![i], Formats.Dns1035Label(list[i]));
        if (names.Kind.Length > 0 && names.Kind == names.ListKind)
            errors.Invalid($"{path}.listKind", names.ListKind, "kind and listKind may not be the same");

        void Label(string name, string field, bool isRequired)
        {
            if (name.Length > 0)
                errors.InvalidEach($"{path}.{field}", name, Formats.Dns1035Label(name.ToLowerInvariant()));
            else if (isRequired)
                errors.Required($"{path}.{field}");
        }
    }

    // Paths are those of Kubernetes' own form of definitions, in which its API server looks at them.
    private static void ValidateConversion(CustomResourceDefinition value, FieldErrors errors)
    {
        const string Client = "spec.conversion.webhookClientConfig",
            Versions = "spec.conversion.conversionReviewVersions",
            NotSet = "should not be set when strategy is not set to Webhook";
        var (strategy, webhook) = (value.Spec.Conversion?.Strategy ?? "None", value.Spec.Conversion?.Webhook);
        if (strategy.Length == 0)
            errors.Required("spec.conversion.strategy");
        else if (strategy is not ("None" or "Webhook"))
            errors.NotSupported("spec.conversion.strategy", strategy, "None", "Webhook");
        if (strategy != "Webhook")
        {
            if (webhook?.ClientConfig is not null)
                errors.Forbidden(Client, NotSet);
            if (webhook?.ConversionReviewVersions is { Count: > 0 })
                errors.Forbidden(Versions, NotSet);
            return;
        }
        // Whoever names an address makes this server call it from where it stands.
        if (value.Metadata.Tenant != UserIdentity.SystemTenant)
            errors.Forbidden("spec.conversion.strategy", "conversion webhooks are for definitions of tenant system");
        if (webhook?.ClientConfig is { } config)
            WebhookClientRules.Validate(WebhookEndPoint.ConfigOf(config), Client, errors);
        else
            errors.Required(Client, "required when strategy is set to Webhook");
        ValidateReviewVersions(webhook?.ConversionReviewVersions ?? [], Versions, errors);
    }

    private static void ValidateReviewVersions(List<string> versions, string path, FieldErrors errors)
    {
        if (versions.Count == 0)
        {
            errors.Required(path);
            return;
        }
        for (var i = 0; i < versions.Count; i++)
        {
            if (versions.Take(i).Contains(versions[i]))
                errors.Invalid($"{path}[{i}]", versions[i], "duplicate version");
            errors.InvalidEach($"{path}[{i}]", versions[i], Formats.Dns1035Label(versions[i]));
        }
        if (!versions.Any(v => v is "v1" or "v1beta1"))
            errors.Invalid(path, versions, "must include at least one of v1, v1beta1");
    }

    private static void ValidateVersions(CustomResourceDefinition value, FieldErrors errors)
    {
        var versions = value.Spec.Versions ?? [];
        if (versions.Count(v => v.Storage) != 1)
            errors.Invalid("spec.versions", versions, "must have exactly one version marked as storage version");
        for (var i = 0; i < versions.Count; i++)
        {
            var path = $"spec.versions[{i}]";
            errors.InvalidEach($"{path}.name", versions[i].Name, Formats.Dns1035Label(versions[i].Name));
            if (versions.Take(i).Any(v => v.Name == versions[i].Name))
                errors.Invalid("spec.versions", versions, "must contain unique version names");
            if (versions[i].DeprecationWarning is not null && !versions[i].Deprecated)
                errors.Invalid(
                    $"{path}.deprecationWarning",
                    versions[i].DeprecationWarning,
                    "can only be set for deprecated versions"
                );
            ValidateVersion(versions[i], path, errors);
        }
        for (var i = 0; i < (value.Status.StoredVersions?.Count ?? 0); i++)
            if (!versions.Any(v => v.Name == value.Status.StoredVersions![i]))
                errors.Invalid(
                    $"status.storedVersions[{i}]",
                    value.Status.StoredVersions![i],
                    "must appear in spec.versions"
                );
    }

    private static void ValidateVersion(CustomResourceDefinitionVersion version, string path, FieldErrors errors)
    {
        if (version.Schema?.OpenAPIV3Schema is not { ValueKind: JsonValueKind.Object } schema)
            errors.Required($"{path}.schema.openAPIV3Schema", "schemas are required");
        else
            new StructuralRules(errors).CheckRoot(
                (JsonObject)JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(schema.GetRawText()))!,
                $"{path}.schema.openAPIV3Schema"
            );
        for (var i = 0; i < (version.AdditionalPrinterColumns?.Count ?? 0); i++)
            ValidateColumn(version.AdditionalPrinterColumns![i], $"{path}.additionalPrinterColumns[{i}]", errors);
        for (var i = 0; i < (version.SelectableFields?.Count ?? 0); i++)
        {
            var field = version.SelectableFields![i].JsonPath;
            ValidatePath(field, $"{path}.selectableFields[{i}].jsonPath", "", errors);
            if (version.SelectableFields.Take(i).Any(f => f.JsonPath == field))
                errors.Duplicate($"{path}.selectableFields[{i}].jsonPath", field);
        }
        if (version.Subresources?.Scale is not { } scale)
            return;
        ValidatePath(scale.SpecReplicasPath, $"{path}.subresources.scale.specReplicasPath", ".spec.", errors);
        ValidatePath(scale.StatusReplicasPath, $"{path}.subresources.scale.statusReplicasPath", ".status.", errors);
        if (scale.LabelSelectorPath is { Length: > 0 } selector)
            ValidatePath(selector, $"{path}.subresources.scale.labelSelectorPath", ".", errors);
    }

    private static void ValidateColumn(CustomResourceColumnDefinition column, string path, FieldErrors errors)
    {
        if (column.Name.Length == 0)
            errors.Required($"{path}.name");
        if (column.Type.Length == 0)
            errors.Required($"{path}.type", $"must be one of {string.Join(",", ColumnTypes)}");
        else if (!ColumnTypes.Contains(column.Type))
            errors.Invalid($"{path}.type", column.Type, $"must be one of {string.Join(",", ColumnTypes)}");
        if (column.Format.Length > 0 && !ColumnFormats.Contains(column.Format))
            errors.Invalid($"{path}.format", column.Format, $"must be one of {string.Join(",", ColumnFormats)}");
        if (column.JsonPath.Length == 0)
            errors.Required($"{path}.jsonPath");
        else if (!SimpleJsonPath.TryParse(column.JsonPath, out _, out var fault))
            errors.Invalid($"{path}.jsonPath", column.JsonPath, fault);
    }

    /// <param name="begin">A chain of names that begins so; empty: any path.</param>
    private static void ValidatePath(string text, string path, string begin, FieldErrors errors)
    {
        if (text.Length == 0)
            errors.Required(path);
        else if (!SimpleJsonPath.TryParse(text, out var parsed, out var fault))
            errors.Invalid(path, text, fault);
        else if (!parsed.IsPlain || !text.StartsWith(begin, StringComparison.Ordinal))
            errors.Invalid(
                path,
                text,
                $"should be a json path under {(begin.Length > 1 ? begin.TrimEnd('.') : ".spec or .status")}"
            );
    }
}
