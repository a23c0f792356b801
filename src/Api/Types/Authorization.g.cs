// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Authorization.V1;

public sealed class FieldSelectorAttributes : IApiValue<FieldSelectorAttributes>
{
    [JsonPropertyName("rawSelector")][OmitEmpty]
    public string RawSelector { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requirements")][OmitEmpty]
    public List<FieldSelectorRequirement>? Requirements { get; set; }
    public FieldSelectorAttributes DeepClone() => new()
    {
        RawSelector = RawSelector,
        Requirements = DeepValues.Clone(Requirements, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(FieldSelectorAttributes? other) => other is not null
        && RawSelector == other.RawSelector
        && DeepValues.Same(Requirements, other.Requirements, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FieldSelectorAttributes);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (RawSelector.Length > 0) w.WriteString("rawSelector"u8, RawSelector);
        if (Requirements is { Count: > 0 } v1) JsonWrite.Field(w, "requirements"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static FieldSelectorAttributes? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FieldSelectorAttributes();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("rawSelector"u8): o.RawSelector = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("requirements"u8): o.Requirements = JsonRead.List(ref r, managers, JsonRead.Object<FieldSelectorRequirement>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class LabelSelectorAttributes : IApiValue<LabelSelectorAttributes>
{
    [JsonPropertyName("rawSelector")][OmitEmpty]
    public string RawSelector { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requirements")][OmitEmpty]
    public List<LabelSelectorRequirement>? Requirements { get; set; }
    public LabelSelectorAttributes DeepClone() => new()
    {
        RawSelector = RawSelector,
        Requirements = DeepValues.Clone(Requirements, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(LabelSelectorAttributes? other) => other is not null
        && RawSelector == other.RawSelector
        && DeepValues.Same(Requirements, other.Requirements, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LabelSelectorAttributes);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (RawSelector.Length > 0) w.WriteString("rawSelector"u8, RawSelector);
        if (Requirements is { Count: > 0 } v1) JsonWrite.Field(w, "requirements"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static LabelSelectorAttributes? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LabelSelectorAttributes();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("rawSelector"u8): o.RawSelector = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("requirements"u8): o.Requirements = JsonRead.List(ref r, managers, JsonRead.Object<LabelSelectorRequirement>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class LocalSubjectAccessReview : IKubeObject, IApiValue<LocalSubjectAccessReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public SubjectAccessReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SubjectAccessReviewStatus Status { get; set => field = value ?? new(); } = new();
    public LocalSubjectAccessReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(LocalSubjectAccessReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LocalSubjectAccessReview);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static LocalSubjectAccessReview? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LocalSubjectAccessReview();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = SubjectAccessReviewSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = SubjectAccessReviewStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SubjectAccessReviewStatus)value!; }
}

public sealed class NonResourceAttributes : IApiValue<NonResourceAttributes>
{
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("verb")][OmitEmpty]
    public string Verb { get; set => field = value ?? ""; } = "";
    public NonResourceAttributes DeepClone() => new()
    {
        Path = Path,
        Verb = Verb,
    };
    public bool DeepEquals(NonResourceAttributes? other) => other is not null
        && Path == other.Path
        && Verb == other.Verb;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NonResourceAttributes);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Path.Length > 0) w.WriteString("path"u8, Path);
        if (Verb.Length > 0) w.WriteString("verb"u8, Verb);
        w.WriteEndObject();
    }
    public static NonResourceAttributes? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NonResourceAttributes();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("verb"u8): o.Verb = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NonResourceRule : IApiValue<NonResourceRule>
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nonResourceURLs")][OmitEmpty]
    public List<string>? NonResourceURLs { get; set; }
    public NonResourceRule DeepClone() => new()
    {
        Verbs = DeepValues.Copy(Verbs)!,
        NonResourceURLs = DeepValues.Copy(NonResourceURLs),
    };
    public bool DeepEquals(NonResourceRule? other) => other is not null
        && DeepValues.Same(Verbs, other.Verbs, static (x0, y0) => x0 == y0)
        && DeepValues.Same(NonResourceURLs, other.NonResourceURLs, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NonResourceRule);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "verbs"u8, Verbs, static (w, e0) => w.WriteStringValue(e0));
        if (NonResourceURLs is { Count: > 0 } v1) JsonWrite.Field(w, "nonResourceURLs"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static NonResourceRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NonResourceRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("verbs"u8): o.Verbs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 15 when name.SequenceEqual("nonResourceURLs"u8): o.NonResourceURLs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ResourceAttributes : IApiValue<ResourceAttributes>
{
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("verb")][OmitEmpty]
    public string Verb { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("group")][OmitEmpty]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")][OmitEmpty]
    public string Version { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")][OmitEmpty]
    public string Resource { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("subresource")][OmitEmpty]
    public string Subresource { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldSelector")]
    public FieldSelectorAttributes? FieldSelector { get; set; }
    [JsonPropertyName("labelSelector")]
    public LabelSelectorAttributes? LabelSelector { get; set; }
    public ResourceAttributes DeepClone() => new()
    {
        Namespace = Namespace,
        Verb = Verb,
        Group = Group,
        Version = Version,
        Resource = Resource,
        Subresource = Subresource,
        Name = Name,
        FieldSelector = FieldSelector?.DeepClone(),
        LabelSelector = LabelSelector?.DeepClone(),
    };
    public bool DeepEquals(ResourceAttributes? other) => other is not null
        && Namespace == other.Namespace
        && Verb == other.Verb
        && Group == other.Group
        && Version == other.Version
        && Resource == other.Resource
        && Subresource == other.Subresource
        && Name == other.Name
        && DeepValues.Same(FieldSelector, other.FieldSelector)
        && DeepValues.Same(LabelSelector, other.LabelSelector);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceAttributes);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        if (Verb.Length > 0) w.WriteString("verb"u8, Verb);
        if (Group.Length > 0) w.WriteString("group"u8, Group);
        if (Version.Length > 0) w.WriteString("version"u8, Version);
        if (Resource.Length > 0) w.WriteString("resource"u8, Resource);
        if (Subresource.Length > 0) w.WriteString("subresource"u8, Subresource);
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (FieldSelector is { } v7) JsonWrite.Field(w, "fieldSelector"u8, v7);
        if (LabelSelector is { } v8) JsonWrite.Field(w, "labelSelector"u8, v8);
        w.WriteEndObject();
    }
    public static ResourceAttributes? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceAttributes();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("verb"u8): o.Verb = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("version"u8): o.Version = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("subresource"u8): o.Subresource = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("fieldSelector"u8): o.FieldSelector = FieldSelectorAttributes.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("labelSelector"u8): o.LabelSelector = LabelSelectorAttributes.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ResourceRule : IApiValue<ResourceRule>
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("apiGroups")][OmitEmpty]
    public List<string>? ApiGroups { get; set; }
    [JsonPropertyName("resources")][OmitEmpty]
    public List<string>? Resources { get; set; }
    [JsonPropertyName("resourceNames")][OmitEmpty]
    public List<string>? ResourceNames { get; set; }
    public ResourceRule DeepClone() => new()
    {
        Verbs = DeepValues.Copy(Verbs)!,
        ApiGroups = DeepValues.Copy(ApiGroups),
        Resources = DeepValues.Copy(Resources),
        ResourceNames = DeepValues.Copy(ResourceNames),
    };
    public bool DeepEquals(ResourceRule? other) => other is not null
        && DeepValues.Same(Verbs, other.Verbs, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiGroups, other.ApiGroups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ResourceNames, other.ResourceNames, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceRule);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "verbs"u8, Verbs, static (w, e0) => w.WriteStringValue(e0));
        if (ApiGroups is { Count: > 0 } v1) JsonWrite.Field(w, "apiGroups"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (Resources is { Count: > 0 } v2) JsonWrite.Field(w, "resources"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (ResourceNames is { Count: > 0 } v3) JsonWrite.Field(w, "resourceNames"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static ResourceRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("verbs"u8): o.Verbs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 9 when name.SequenceEqual("apiGroups"u8): o.ApiGroups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("resourceNames"u8): o.ResourceNames = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class SelfSubjectAccessReview : IKubeObject, IApiValue<SelfSubjectAccessReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public SelfSubjectAccessReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SubjectAccessReviewStatus Status { get; set => field = value ?? new(); } = new();
    public SelfSubjectAccessReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(SelfSubjectAccessReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectAccessReview);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static SelfSubjectAccessReview? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SelfSubjectAccessReview();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = SelfSubjectAccessReviewSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = SubjectAccessReviewStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SubjectAccessReviewStatus)value!; }
}

public sealed class SelfSubjectAccessReviewSpec : IApiValue<SelfSubjectAccessReviewSpec>
{
    [JsonPropertyName("resourceAttributes")]
    public ResourceAttributes? ResourceAttributes { get; set; }
    [JsonPropertyName("nonResourceAttributes")]
    public NonResourceAttributes? NonResourceAttributes { get; set; }
    public SelfSubjectAccessReviewSpec DeepClone() => new()
    {
        ResourceAttributes = ResourceAttributes?.DeepClone(),
        NonResourceAttributes = NonResourceAttributes?.DeepClone(),
    };
    public bool DeepEquals(SelfSubjectAccessReviewSpec? other) => other is not null
        && DeepValues.Same(ResourceAttributes, other.ResourceAttributes)
        && DeepValues.Same(NonResourceAttributes, other.NonResourceAttributes);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectAccessReviewSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ResourceAttributes is { } v0) JsonWrite.Field(w, "resourceAttributes"u8, v0);
        if (NonResourceAttributes is { } v1) JsonWrite.Field(w, "nonResourceAttributes"u8, v1);
        w.WriteEndObject();
    }
    public static SelfSubjectAccessReviewSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SelfSubjectAccessReviewSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 18 when name.SequenceEqual("resourceAttributes"u8): o.ResourceAttributes = ResourceAttributes.ReadJson(ref r, managers); break;
                case 21 when name.SequenceEqual("nonResourceAttributes"u8): o.NonResourceAttributes = NonResourceAttributes.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class SelfSubjectRulesReview : IKubeObject, IApiValue<SelfSubjectRulesReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public SelfSubjectRulesReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SubjectRulesReviewStatus Status { get; set => field = value ?? new(); } = new();
    public SelfSubjectRulesReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(SelfSubjectRulesReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectRulesReview);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static SelfSubjectRulesReview? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SelfSubjectRulesReview();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = SelfSubjectRulesReviewSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = SubjectRulesReviewStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SubjectRulesReviewStatus)value!; }
}

public sealed class SelfSubjectRulesReviewSpec : IApiValue<SelfSubjectRulesReviewSpec>
{
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    public SelfSubjectRulesReviewSpec DeepClone() => new()
    {
        Namespace = Namespace,
    };
    public bool DeepEquals(SelfSubjectRulesReviewSpec? other) => other is not null
        && Namespace == other.Namespace;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectRulesReviewSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        w.WriteEndObject();
    }
    public static SelfSubjectRulesReviewSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SelfSubjectRulesReviewSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class SubjectAccessReview : IKubeObject, IApiValue<SubjectAccessReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public SubjectAccessReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SubjectAccessReviewStatus Status { get; set => field = value ?? new(); } = new();
    public SubjectAccessReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(SubjectAccessReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SubjectAccessReview);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static SubjectAccessReview? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SubjectAccessReview();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = SubjectAccessReviewSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = SubjectAccessReviewStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SubjectAccessReviewStatus)value!; }
}

public sealed class SubjectAccessReviewSpec : IApiValue<SubjectAccessReviewSpec>
{
    [JsonPropertyName("resourceAttributes")]
    public ResourceAttributes? ResourceAttributes { get; set; }
    [JsonPropertyName("nonResourceAttributes")]
    public NonResourceAttributes? NonResourceAttributes { get; set; }
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groups")][OmitEmpty]
    public List<string>? Groups { get; set; }
    [JsonPropertyName("extra")][OmitEmpty]
    public Map<List<string>>? Extra { get; set; }
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    public SubjectAccessReviewSpec DeepClone() => new()
    {
        ResourceAttributes = ResourceAttributes?.DeepClone(),
        NonResourceAttributes = NonResourceAttributes?.DeepClone(),
        User = User,
        Groups = DeepValues.Copy(Groups),
        Extra = DeepValues.Clone(Extra, static e0 => DeepValues.Copy(e0)!),
        Uid = Uid,
    };
    public bool DeepEquals(SubjectAccessReviewSpec? other) => other is not null
        && DeepValues.Same(ResourceAttributes, other.ResourceAttributes)
        && DeepValues.Same(NonResourceAttributes, other.NonResourceAttributes)
        && User == other.User
        && DeepValues.Same(Groups, other.Groups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Extra, other.Extra, static (x0, y0) => DeepValues.Same(x0, y0, static (x1, y1) => x1 == y1))
        && Uid == other.Uid;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SubjectAccessReviewSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ResourceAttributes is { } v0) JsonWrite.Field(w, "resourceAttributes"u8, v0);
        if (NonResourceAttributes is { } v1) JsonWrite.Field(w, "nonResourceAttributes"u8, v1);
        if (User.Length > 0) w.WriteString("user"u8, User);
        if (Groups is { Count: > 0 } v3) JsonWrite.Field(w, "groups"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (Extra is { Count: > 0 } v4) JsonWrite.Field(w, "extra"u8, v4, static (w, e0) => JsonWrite.List(w, e0, static (w, e1) => w.WriteStringValue(e1)));
        if (Uid.Length > 0) w.WriteString("uid"u8, Uid);
        w.WriteEndObject();
    }
    public static SubjectAccessReviewSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SubjectAccessReviewSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("user"u8): o.User = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("extra"u8): o.Extra = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!); break;
                case 6 when name.SequenceEqual("groups"u8): o.Groups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 18 when name.SequenceEqual("resourceAttributes"u8): o.ResourceAttributes = ResourceAttributes.ReadJson(ref r, managers); break;
                case 21 when name.SequenceEqual("nonResourceAttributes"u8): o.NonResourceAttributes = NonResourceAttributes.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class SubjectAccessReviewStatus : IApiValue<SubjectAccessReviewStatus>
{
    [JsonPropertyName("allowed")]
    public bool Allowed { get; set; }
    [JsonPropertyName("denied")][OmitEmpty]
    public bool Denied { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("evaluationError")][OmitEmpty]
    public string EvaluationError { get; set => field = value ?? ""; } = "";
    public SubjectAccessReviewStatus DeepClone() => new()
    {
        Allowed = Allowed,
        Denied = Denied,
        Reason = Reason,
        EvaluationError = EvaluationError,
    };
    public bool DeepEquals(SubjectAccessReviewStatus? other) => other is not null
        && Allowed == other.Allowed
        && Denied == other.Denied
        && Reason == other.Reason
        && EvaluationError == other.EvaluationError;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SubjectAccessReviewStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteBoolean("allowed"u8, Allowed);
        if (Denied) w.WriteBoolean("denied"u8, Denied);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (EvaluationError.Length > 0) w.WriteString("evaluationError"u8, EvaluationError);
        w.WriteEndObject();
    }
    public static SubjectAccessReviewStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SubjectAccessReviewStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("denied"u8): o.Denied = JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("allowed"u8): o.Allowed = JsonRead.Boolean(ref r); break;
                case 15 when name.SequenceEqual("evaluationError"u8): o.EvaluationError = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class SubjectRulesReviewStatus : IApiValue<SubjectRulesReviewStatus>
{
    [JsonPropertyName("resourceRules")]
    public List<ResourceRule> ResourceRules { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nonResourceRules")]
    public List<NonResourceRule> NonResourceRules { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("incomplete")]
    public bool Incomplete { get; set; }
    [JsonPropertyName("evaluationError")][OmitEmpty]
    public string EvaluationError { get; set => field = value ?? ""; } = "";
    public SubjectRulesReviewStatus DeepClone() => new()
    {
        ResourceRules = DeepValues.Clone(ResourceRules, static e0 => e0.DeepClone())!,
        NonResourceRules = DeepValues.Clone(NonResourceRules, static e0 => e0.DeepClone())!,
        Incomplete = Incomplete,
        EvaluationError = EvaluationError,
    };
    public bool DeepEquals(SubjectRulesReviewStatus? other) => other is not null
        && DeepValues.Same(ResourceRules, other.ResourceRules, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(NonResourceRules, other.NonResourceRules, static (x0, y0) => x0.DeepEquals(y0))
        && Incomplete == other.Incomplete
        && EvaluationError == other.EvaluationError;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SubjectRulesReviewStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "resourceRules"u8, ResourceRules, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "nonResourceRules"u8, NonResourceRules, static (w, e0) => e0.WriteJson(w));
        w.WriteBoolean("incomplete"u8, Incomplete);
        if (EvaluationError.Length > 0) w.WriteString("evaluationError"u8, EvaluationError);
        w.WriteEndObject();
    }
    public static SubjectRulesReviewStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SubjectRulesReviewStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("incomplete"u8): o.Incomplete = JsonRead.Boolean(ref r); break;
                case 13 when name.SequenceEqual("resourceRules"u8): o.ResourceRules = JsonRead.List(ref r, managers, JsonRead.Object<ResourceRule>)!; break;
                case 15 when name.SequenceEqual("evaluationError"u8): o.EvaluationError = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("nonResourceRules"u8): o.NonResourceRules = JsonRead.List(ref r, managers, JsonRead.Object<NonResourceRule>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
