using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Meta.V1;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Tables;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Catalog;

/// <summary>Something that hangs below an object's URL.</summary>
/// <param name="kind">Of the bodies that are exchanged.</param>
/// <param name="verbs">Sorted.</param>
public abstract class Subresource(string name, GroupVersionKind kind, params string[] verbs)
{
    public string Name { get; } = name;

    public GroupVersionKind Kind { get; } = kind;

    public IReadOnlyList<string> Verbs { get; } = verbs;

    public virtual bool Serves(string verb) => Verbs.Contains(verb);
}

/// <summary>A part of an object that is read and written in a form of its own. Stateless.</summary>
public abstract class ViewSubresource(string name, GroupVersionKind kind, Type bodyType, params string[] verbs)
    : Subresource(name, kind, verbs)
{
    private TypeSchema? _schema;

    public Type BodyType { get; } = bodyType;

    public virtual TypeSchema Schema =>
        _schema ??=
            SchemaCatalog.Instance.Find(Kind) ?? throw new InvalidOperationException($"no type facts for {Kind}");

    /// <summary>What a GET shows of the object. A new object, or the parent itself.</summary>
    public abstract IKubeObject Read(IKubeObject parent);

    /// <summary>
    /// The parent as it will be after a write of <paramref name="body"/>; the parent itself stays as it is.
    /// </summary>
    public abstract Result<IKubeObject> Write(IKubeObject body, IKubeObject parent);

    /// <summary>Whether what it shows is the parent itself, as it is stored.</summary>
    public virtual bool IsWhole => true;

    /// <summary>How tables show it; null: as the parent, which it is.</summary>
    public virtual ITableLayout? Table => null;

    /// <summary>What nobody comes to manage by writing through it.</summary>
    public virtual FieldSet Unmanaged => FieldSet.Empty;

    /// <summary>What of the parent somebody manages who applied these fields of the view.</summary>
    public virtual FieldSet InParent(FieldSet applied) => applied;

    /// <summary>Whether who writes through it comes to manage what it changes.</summary>
    public virtual bool IsTracked => true;

    /// <summary>Whether the write counts as one of the spec: generation, defaults and the whole validation.</summary>
    public virtual bool WritesSpec => false;

    /// <summary>What the server adds to what was written through it, where that is not the spec.</summary>
    /// <param name="value">The new object.</param>
    /// <param name="old">The stored one.</param>
    public virtual void Prepare(IKubeObject value, IKubeObject old, DateTimeOffset now) { }

    /// <summary>All that is asked of the new object, where what was written is not the spec.</summary>
    /// <inheritdoc cref="Prepare"/>
    public virtual void Validate(IKubeObject value, IKubeObject old, FieldErrors errors) { }

    /// <summary>What the client should hear though the write is good, where that is not of the spec.</summary>
    /// <inheritdoc cref="Prepare"/>
    public virtual IEnumerable<string> Warnings(IKubeObject value, IKubeObject old) => [];
}

/// <summary>What a kind has to say about writes of its status.</summary>
/// <param name="Prepare">Of the new object and the stored one: what the server adds.</param>
/// <param name="Validate">Of the new object and the stored one.</param>
public sealed record StatusRules<T>(Action<T, T, DateTimeOffset> Prepare, Action<T, T, FieldErrors> Validate);

/// <summary>Replaces status, and such metadata as the kind lets through; keeps all else.</summary>
/// <param name="restore">Copies from the stored object (second) what a status write may not change besides
/// spec.</param>
/// <param name="kept">The paths of what it restores.</param>
public sealed class StatusSubresource<T>(
    GroupVersionKind kind,
    StatusRules<T> rules,
    Action<T, T>? restore,
    IEnumerable<string> kept
) : ViewSubresource("status", kind, typeof(T), "get", "patch", "update")
    where T : class, IKubeObject
{
    public override FieldSet Unmanaged { get; } =
        kept.Append("spec")
            .Select(path => FieldSet.Of(path.Split('.').Select(PathElement.Field).ToArray()))
            .Aggregate((a, b) => a.Union(b));

    public override IKubeObject Read(IKubeObject parent) => parent;

    public override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent)
    {
        var merged = KubeJson.Clone(parent);
        merged.Metadata = body.Metadata;
        merged.StatusValue = body.StatusValue;
        restore?.Invoke((T)merged, (T)parent);
        return Result<IKubeObject>.Of(merged);
    }

    public override void Prepare(IKubeObject value, IKubeObject old, DateTimeOffset now) =>
        rules.Prepare((T)value, (T)old, now);

    public override void Validate(IKubeObject value, IKubeObject old, FieldErrors errors) =>
        rules.Validate((T)value, (T)old, errors);
}

/// <summary>
/// A stream to or from what runs behind an object; only its name is here, the REST door has what serves it.
/// </summary>
public sealed class StreamSubresource(string name, GroupVersionKind kind, params string[] verbs)
    : Subresource(name, kind, verbs);

/// <summary>
/// Requests to what is behind an object, whose paths go on below it; only its name is here, the REST door has what
/// serves it.
/// </summary>
public sealed class ProxySubresource(GroupVersionKind kind)
    : Subresource("proxy", kind, "create", "delete", "get", "patch", "update")
{
    /// <summary>What is behind may be asked by OPTIONS as well, which discovery has no verb for.</summary>
    public override bool Serves(string verb) => verb == "options" || base.Serves(verb);
}

/// <summary>
/// Through which the server itself changes fields that clients may not: no spec rules apply, and nobody comes to manage
/// what it changes. Never served.
/// </summary>
public sealed class InternalChange(string name, ResourceStrategy strategy)
    : ViewSubresource(name, strategy.Kind, strategy.ObjectType)
{
    public override bool IsTracked => false;

    public override IKubeObject Read(IKubeObject parent) => parent;

    public override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent) => Result<IKubeObject>.Of(body);
}
