using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Apiextensions.V1;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;
using ResourceScope = Arktos.Api.ResourceScope;

namespace Arktos.ApiServer.CustomResources;

/// <summary>One served version of a custom kind, as its definition has it. Immutable.</summary>
public sealed class CustomResourceStrategy : ResourceStrategy
{
    private readonly SharedSchema _shared;
    private readonly bool _isStoredAlone;
    private readonly Lazy<TypeSchema> _type;
    private readonly string _storedApiVersion;
    private readonly bool _hasStatus;
    private readonly IReadOnlyDictionary<string, SimpleJsonPath> _selectable;
    private readonly byte[] _beginning;
    private readonly string? _deprecation;

    private CustomResourceStrategy(
        FollowedDefinition followed,
        CustomResourceDefinitionVersion version,
        ConversionWebhook? webhook
    )
        : base(Describe(followed.Definition, version))
    {
        var definition = followed.Definition;
        Definition = definition;
        _shared = followed.Schemas[version.Name];
        _type = new(() => SchemaShapes.Of(Structure, Kind));
        var stored = definition.Spec.Versions.First(v => v.Storage).Name;
        _storedApiVersion = new GroupVersion(definition.Spec.Group, stored).ToString();
        // What the webhook makes of objects lies before this; here there is one version then.
        Conversion = webhook is null ? null : new WebhookConversion(webhook, Kind, _storedApiVersion);
        if (Conversion is not null)
            _storedApiVersion = Kind.GroupVersion.ToString();
        _isStoredAlone = version.Name == stored && (definition.Status.StoredVersions ?? []).All(v => v == stored);
        _beginning = Encoding.UTF8.GetBytes(
            $"{{\"kind\":\"{Kind.Kind}\",\"apiVersion\":\"{Kind.GroupVersion}\",\"metadata\""
        );
        _hasStatus = version.Subresources?.Status is not null;
        _selectable = (version.SelectableFields ?? [])
            .Select(f => SimpleJsonPath.TryParse(f.JsonPath, out var path, out _) ? path : null)
            .OfType<SimpleJsonPath>()
            .DistinctBy(p => p.Text.TrimStart('.'))
            .ToDictionary(p => p.Text.TrimStart('.'));
        _deprecation = version.Deprecated ? version.DeprecationWarning ?? DeprecationOf(definition, version) : null;
        Table = CustomTable.Of(version.AdditionalPrinterColumns);
        var subresources = new List<Subresource>();
        if (_hasStatus)
            subresources.Add(new CustomStatus(this));
        if (version.Subresources?.Scale is { } scale)
            subresources.Add(new ReplicasPaths(scale).ToSubresource());
        Subresources = subresources.ToDictionary(s => s.Name);
    }

    /// <summary>Those of all versions that are served, that which is stored first.</summary>
    /// <param name="webhook">Null: versions differ by nothing but their apiVersion.</param>
    internal static IEnumerable<CustomResourceStrategy> AllOf(
        FollowedDefinition definition,
        ConversionWebhook? webhook
    ) =>
        definition
            .Definition.Spec.Versions.Where(v => v.Served)
            .OrderByDescending(v => v.Storage)
            .Select(v => new CustomResourceStrategy(definition, v, webhook));

    /// <summary>Without the schemas of its versions.</summary>
    public CustomResourceDefinition Definition { get; }

    public StructuralSchema Structure => _shared.Structure;

    public override bool IsBuiltIn => false;

    public override JsonObject? DefinedSchema => _shared.Document();

    public override string DefinedSchemaHash => _shared.Hash;

    public override Type ObjectType => typeof(CustomObject);

    public override TypeSchema Schema => _type.Value;

    public override ITableLayout Table { get; }

    public override bool StoresWireForm => _isStoredAlone && !_shared.Structure.HasDefaults;

    public override IObjectConversion? Conversion { get; }

    public override bool TakesAnyFinalizer => true;

    public override bool TakesStrategicPatches => false;

    public override IKubeObject Decode(ReadOnlySpan<byte> stored)
    {
        var value = KubeJson.DecodeWithoutManagers<CustomObject>(stored);
        value.ApiVersion = Kind.GroupVersion.ToString();
        SchemaDefaults.Fill(value.Content, Structure);
        return value;
    }

    public override byte[] Encode(IKubeObject value)
    {
        var (custom, served) = ((CustomObject)value, value.ApiVersion);
        custom.ApiVersion = _storedApiVersion;
        try
        {
            return KubeJson.Encode(custom);
        }
        finally
        {
            custom.ApiVersion = served;
        }
    }

    public override ReadOnlyMemory<byte> Wire(ReadOnlyMemory<byte> stored) =>
        !Structure.HasDefaults && stored.Span.StartsWith(_beginning)
            ? stored
            : ManagedFieldsJson.Insert(
                KubeJson.Encode<object>(Decode(stored.Span)),
                ManagedFieldsJson.Find(stored).Span
            );

    public override bool HasSelectableField(string field) =>
        field == "metadata.name"
        || field == "metadata.namespace" && Description.IsNamespaced
        || _selectable.ContainsKey(field);

    public override string SelectableField(IKubeObject value, string field) =>
        field switch
        {
            "metadata.name" => value.Metadata.Name,
            "metadata.namespace" => value.Metadata.Namespace,
            _ => CustomTable.TextOf(_selectable[field].Find(((CustomObject)value).Content).FirstOrDefault()) ?? "",
        };

    public override void Default(IKubeObject value)
    {
        var content = ((CustomObject)value).Content;
        SchemaPruning.Prune(content, Structure);
        SchemaDefaults.Fill(content, Structure);
    }

    public override void PrepareForCreate(IKubeObject value)
    {
        if (_hasStatus)
            value.StatusValue = null;
    }

    public override void PrepareForUpdate(IKubeObject value, IKubeObject old)
    {
        if (_hasStatus)
            value.StatusValue = old.StatusValue;
    }

    public override void Validate(IKubeObject value, FieldErrors errors) => Validate(value, null, errors);

    public override void ValidateChange(IKubeObject value, IKubeObject old, FieldErrors errors) =>
        Validate(value, (CustomObject)old, errors);

    public void Validate(IKubeObject value, CustomObject? old, FieldErrors errors) =>
        new SchemaValidator(errors).ValidateObject((CustomObject)value, Structure, old);

    public override string? Deprecation => _deprecation;

    public override IEnumerable<string> Warnings(IKubeObject value) => _deprecation is { } text ? [text] : [];

    public override bool SpecChanged(IKubeObject value, IKubeObject old)
    {
        var (now, before) = (((CustomObject)value).Content, ((CustomObject)old).Content);
        bool Counts(KeyValuePair<string, JsonNode?> field) => !_hasStatus || field.Key != "status";
        return now.Count(Counts) != before.Count(Counts)
            || now.Any(f =>
                Counts(f) && !(before.TryGetPropertyValue(f.Key, out var was) && JsonNode.DeepEquals(f.Value, was))
            );
    }

    private static ResourceDescription Describe(
        CustomResourceDefinition definition,
        CustomResourceDefinitionVersion version
    )
    {
        var (spec, names) = (definition.Spec, definition.Status.AcceptedNames);
        return new ResourceDescription(
            new GroupVersionKind(spec.Group, version.Name, names.Kind),
            names.Plural,
            names.Singular,
            // What is the cluster's for a tenant is its own.
            spec.Scope == "Namespaced"
                ? ResourceScope.Namespaced
                : ResourceScope.Tenant
        )
        {
            ShortNames = names.ShortNames ?? [],
            Categories = names.Categories ?? [],
            HasGeneration = true,
            NeedsResourceVersion = true,
            Verbs = definition.Metadata.DeletionTimestamp is null
                ? ResourceDescription.AllVerbs
                : [.. ResourceDescription.AllVerbs.Where(v => v != "create")],
        };
    }

    private static string DeprecationOf(CustomResourceDefinition definition, CustomResourceDefinitionVersion version)
    {
        var (group, kind) = (definition.Spec.Group, definition.Spec.Names.Kind);
        var newest = definition
            .Spec.Versions.Where(v => v is { Served: true, Deprecated: false })
            .OrderByDescending(v => v.Name, KubeVersions.Order)
            .FirstOrDefault();
        return $"{group}/{version.Name} {kind} is deprecated"
            + (
                newest is not null && KubeVersions.Order.Compare(newest.Name, version.Name) > 0
                    ? $"; use {group}/{newest.Name} {kind}"
                    : ""
            );
    }
}
