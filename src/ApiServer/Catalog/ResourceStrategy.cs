using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Tables;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Catalog;

/// <summary>
/// All that sets one resource apart from the others. The pipeline calls these in this order: Default, PrepareForCreate
/// or PrepareForUpdate, (admission), Validate, Allocate, Encode. Implementations are stateless and thread-safe; they
/// may change the new object, never the stored one.
/// </summary>
public abstract class ResourceStrategy
{
    private static readonly FieldSet StatusField = FieldSet.Of(PathElement.Field("status"));

    private TypeSchema? _schema;
    private EmptyObject? _empty;

    protected ResourceStrategy(ResourceDescription description) => Description = description;

    public ResourceDescription Description { get; }

    public GroupVersionKind Kind => Description.Kind;

    public GroupVersionResource Resource => Description.Resource;

    public abstract Type ObjectType { get; }

    public virtual TypeSchema Schema =>
        _schema ??=
            SchemaCatalog.Instance.Find(Kind) ?? throw new InvalidOperationException($"no type facts for {Kind}");

    /// <summary>Of a kind that was posted: its schema as the definition has it. Null: the type facts have it.</summary>
    public virtual JsonObject? DefinedSchema => null;

    /// <summary>Of <see cref="DefinedSchema"/>: schemas that are equal have equal ones. Empty: there is none.</summary>
    public virtual string DefinedSchemaHash => "";

    /// <summary>Whether its types are part of the program.</summary>
    public virtual bool IsBuiltIn => true;

    public IReadOnlyDictionary<string, Subresource> Subresources { get; protected init; } =
        new Dictionary<string, Subresource>();

    public abstract ITableLayout Table { get; }

    /// <summary>Whether stored bytes are what clients of this resource get.</summary>
    public virtual bool StoresWireForm => true;

    /// <summary>How configurations merge into objects, and who owns what of them. In the form of clients.</summary>
    public MergeSchema Merge => MergeSchemas.Of(Schema);

    /// <summary>What an object of the kind has before anybody gives it anything, in the form of clients.</summary>
    public JsonElement Empty => (_empty ??= new EmptyObject(ObjectType)).Json;

    /// <summary>What nobody comes to manage by writing the object itself: that belongs to a subresource.</summary>
    public FieldSet Unmanaged => Subresources.ContainsKey("status") ? StatusField : FieldSet.Empty;

    /// <summary>The object without its managedFields, which stay where they are: in what is stored.</summary>
    public virtual IKubeObject Decode(ReadOnlySpan<byte> stored) =>
        (IKubeObject)KubeJson.DecodeWithoutManagers(ObjectType, stored);

    /// <summary>The bytes to store for an object in this resource's form.</summary>
    public virtual byte[] Encode(IKubeObject value) => KubeJson.Encode<object>(value);

    /// <summary>What a client of this resource gets for stored bytes.</summary>
    public virtual ReadOnlyMemory<byte> Wire(ReadOnlyMemory<byte> stored) => stored;

    /// <summary>
    /// How objects come to be in this resource's version, where only somebody else can tell. Null: the strategy itself
    /// knows all versions, and what it decodes and encodes are stored bytes.
    /// </summary>
    public virtual IObjectConversion? Conversion => null;

    /// <summary>Whether strategic merge patches are known: custom kinds have no patch strategies.</summary>
    public virtual bool TakesStrategicPatches => true;

    /// <summary>Whether finalizers may be names without a domain, beyond the standard ones.</summary>
    public virtual bool TakesAnyFinalizer => false;

    public virtual IEnumerable<string> NameFaults(string name) => Formats.DnsSubdomain(name);

    public abstract bool HasSelectableField(string field);

    /// <summary>A field that selectors may ask for, as text.</summary>
    public abstract string SelectableField(IKubeObject value, string field);

    public virtual void Default(IKubeObject value) { }

    public virtual void PrepareForCreate(IKubeObject value) { }

    public virtual void PrepareForUpdate(IKubeObject value, IKubeObject old) { }

    public virtual void Validate(IKubeObject value, FieldErrors errors) { }

    /// <summary>What an update may not change; <see cref="Validate"/> has run on the new object already.</summary>
    public virtual void ValidateUpdate(IKubeObject value, IKubeObject old, FieldErrors errors) { }

    /// <summary>All that is asked of the new object of an update.</summary>
    public virtual void ValidateChange(IKubeObject value, IKubeObject old, FieldErrors errors)
    {
        errors.AddNew(e => Validate(value, e), e => Validate(old, e));
        ValidateUpdate(value, old, errors);
    }

    /// <summary>What the client should hear though the write is good.</summary>
    public virtual IEnumerable<string> Warnings(IKubeObject value) => [];

    /// <summary>
    /// Takes and gives back what must be unique beyond the object itself (addresses, ports), by further keys in the
    /// same commit, and in other partitions before and after it.
    /// </summary>
    /// <param name="value">Null when the object is going away.</param>
    /// <param name="old">Null when it is new.</param>
    /// <param name="attempt">0 at first; grows each time that what was chosen turned out to be taken.</param>
    public virtual ValueTask<Result<Allocation>> AllocateAsync(
        IKubeObject? value,
        IKubeObject? old,
        AllocationContext context,
        int attempt
    ) => new(Allocation.None);

    /// <summary>What the client should hear that reads objects of the kind; null: nothing.</summary>
    public virtual string? Deprecation => null;

    /// <summary>How long the object outlives its deletion: null for not at all.</summary>
    public virtual long? DeletionGraceSeconds(IKubeObject value, long? asked) => null;

    /// <summary>How long after its last write an object goes by itself; null: it stays.</summary>
    public virtual TimeSpan? TimeToLive(ApiServerOptions options) => null;

    /// <summary>Whether spec (all but metadata and status) differs: then the generation counts up.</summary>
    public virtual bool SpecChanged(IKubeObject value, IKubeObject old) => false;

    /// <summary>What the client should hear that deletes without saying what becomes of dependents.</summary>
    public virtual IEnumerable<string> DeletionWarnings => [];

    private sealed class EmptyObject(Type type)
    {
        public JsonElement Json { get; } = JsonElement.Parse(KubeJson.Encode(Activator.CreateInstance(type)!));
    }
}

/// <summary>Conditions and operations that go into the same commit as the object.</summary>
public sealed record Allocation(IReadOnlyList<CommitCondition> Conditions, IReadOnlyList<CommitOperation> Operations)
{
    public static Allocation None { get; } = new([], []);

    /// <summary>
    /// What is done when the commit has ended, for what lies in other partitions; with null when there was no commit.
    /// </summary>
    public Func<CommitResult?, Task>? Settle { get; init; }
}

/// <param name="IsDryRun">Nothing will be committed.</param>
public sealed record AllocationContext(
    string Tenant,
    IKeyspace Keyspace,
    ApiServerOptions Options,
    bool IsDryRun,
    CancellationToken Cancel
)
{
    /// <summary>What the strategy chose itself in earlier attempts at this same object, and may choose anew.</summary>
    public HashSet<string> Chosen { get; } = [];

    /// <summary>To be told of each commit of the strategy's own: resource, tenant, revision.</summary>
    public Action<string, string, Revision> Wrote { get; init; } = (_, _, _) => { };
}

/// <summary>A strategy for objects of one class.</summary>
public abstract class ResourceStrategy<T>() : ResourceStrategy(BuiltInKinds.Of(typeof(T)))
    where T : class, IKubeObject
{
    public override Type ObjectType => typeof(T);

    /// <summary>Fields beyond metadata.name and metadata.namespace.</summary>
    protected virtual IReadOnlyDictionary<string, Func<T, string>> SelectableFields =>
        new Dictionary<string, Func<T, string>>();

    public sealed override bool HasSelectableField(string field) =>
        field == "metadata.name"
        || field == "metadata.namespace" && Description.IsNamespaced
        || SelectableFields.ContainsKey(field);

    public sealed override string SelectableField(IKubeObject value, string field) =>
        field switch
        {
            "metadata.name" => value.Metadata.Name,
            "metadata.namespace" => value.Metadata.Namespace,
            _ => SelectableFields[field]((T)value),
        };

    public sealed override void Default(IKubeObject value) => Default((T)value);

    public sealed override void PrepareForCreate(IKubeObject value) => PrepareForCreate((T)value);

    public sealed override void PrepareForUpdate(IKubeObject value, IKubeObject old) =>
        PrepareForUpdate((T)value, (T)old);

    public sealed override void Validate(IKubeObject value, FieldErrors errors) => Validate((T)value, errors);

    public sealed override void ValidateUpdate(IKubeObject value, IKubeObject old, FieldErrors errors) =>
        ValidateUpdate((T)value, (T)old, errors);

    public sealed override IEnumerable<string> Warnings(IKubeObject value) => Warnings((T)value);

    public sealed override ValueTask<Result<Allocation>> AllocateAsync(
        IKubeObject? value,
        IKubeObject? old,
        AllocationContext context,
        int attempt
    ) => AllocateAsync((T?)value, (T?)old, context, attempt);

    public sealed override long? DeletionGraceSeconds(IKubeObject value, long? asked) =>
        DeletionGraceSeconds((T)value, asked);

    public override bool SpecChanged(IKubeObject value, IKubeObject old) =>
        value.SpecValue is IApiValue spec && !spec.EqualsValue(old.SpecValue);

    protected virtual void Default(T value) { }

    protected virtual void PrepareForCreate(T value) { }

    protected virtual void PrepareForUpdate(T value, T old) { }

    protected virtual void Validate(T value, FieldErrors errors) { }

    protected virtual void ValidateUpdate(T value, T old, FieldErrors errors) { }

    protected virtual IEnumerable<string> Warnings(T value) => [];

    /// <summary>What the server adds to a status that was written through its subresource.</summary>
    protected virtual void PrepareStatus(T value, T old, DateTimeOffset now) { }

    /// <summary>What holds for a status that was written through its subresource.</summary>
    protected virtual void ValidateStatus(T value, T old, FieldErrors errors) { }

    protected virtual ValueTask<Result<Allocation>> AllocateAsync(
        T? value,
        T? old,
        AllocationContext context,
        int attempt
    ) => new(Allocation.None);

    protected virtual long? DeletionGraceSeconds(T value, long? asked) => null;

    /// <summary>The subresources by name.</summary>
    protected static IReadOnlyDictionary<string, Subresource> With(params Subresource[] subresources) =>
        subresources.ToDictionary(s => s.Name);

    /// <summary>The usual status subresource.</summary>
    /// <param name="kept">What it leaves alone besides spec, as paths: <c>metadata.labels</c>.</param>
    protected StatusSubresource<T> Status(Action<T, T>? restore = null, params string[] kept) =>
        new(Kind, new StatusRules<T>(PrepareStatus, ValidateStatus), restore, kept);

    /// <summary>The status subresource of kinds whose metadata is not written through it.</summary>
    protected StatusSubresource<T> StatusOnly() =>
        Status((value, old) => value.Metadata = old.Metadata.DeepClone(), "metadata");
}
