using System.Text;
using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>What a value is, as far as a configuration that is applied is checked for it.</summary>
public enum ValueForm
{
    Text,
    Number,
    Boolean,

    /// <summary>Any scalar: times, quantities, numbers that may be text.</summary>
    Scalar,
    List,
    Map,

    /// <summary>Anything at all, owned as one.</summary>
    Any,
}

/// <summary>One of the fields by which the elements of a list are told apart.</summary>
/// <param name="Default">JSON of the value of an element without the field; null: each must have it.</param>
public sealed record ListKey(string Name, string? Default);

/// <summary>A field that a map declares.</summary>
public sealed class MergeField(string name, MergeSchema schema)
{
    public string Name { get; } = name;

    public MergeSchema Schema { get; } = schema;

    internal byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    internal PathElement Element { get; } = PathElement.Field(name);

    /// <summary>The key of the field in FieldsV1 JSON, with its colon.</summary>
    internal byte[] JsonKey { get; } = Encoding.UTF8.GetBytes($"{JsonSerializer.Serialize("f:" + name)}:");

    /// <summary>The field's place among those of its type as they are declared, which is the order of JSON.</summary>
    internal int Index { get; set; }

    /// <summary>The field's place among those of its type when they are sorted by name.</summary>
    internal int Rank { get; set; }
}

/// <summary>
/// How the values at one place of an object are checked, merged and owned: as one (scalars, atomic lists and maps), or
/// part by part. Whatever describes types can be turned into it: the type facts here, a custom resource's schema
/// elsewhere. Immutable and thread-safe; declared fields may be made when first asked for, since types may hold
/// themselves.
/// </summary>
public sealed class MergeSchema
{
    private readonly Lazy<FieldTable>? _fields;

    private MergeSchema(ValueForm form, Func<IReadOnlyList<MergeField>>? fields = null)
    {
        Form = form;
        _fields = fields is null ? null : new(() => new FieldTable(fields()));
    }

    public ValueForm Form { get; }

    /// <summary>Whether a list or a map is owned and replaced as one.</summary>
    public bool IsAtomic { get; private init; }

    /// <summary>Of a list; of a map for the keys that it does not declare. Null: it has none.</summary>
    public MergeSchema? Element { get; private init; }

    /// <summary>By which the elements of a list are told apart, in ordinal order; empty for others.</summary>
    public IReadOnlyList<ListKey> Keys
    {
        get;
        private init
        {
            field = value;
            KeyNames = value.Select(k => Encoding.UTF8.GetBytes(k.Name)).ToArray();
        }
    } = [];

    internal IReadOnlyList<byte[]> KeyNames { get; private init; } = [];

    /// <summary>Whether the value has no parts that are merged or owned by themselves.</summary>
    public bool IsLeaf => IsAtomic || Form is not (ValueForm.List or ValueForm.Map);

    public static MergeSchema Text { get; } = new(ValueForm.Text);

    public static MergeSchema Number { get; } = new(ValueForm.Number);

    public static MergeSchema Boolean { get; } = new(ValueForm.Boolean);

    public static MergeSchema Scalar { get; } = new(ValueForm.Scalar);

    public static MergeSchema Any { get; } = new(ValueForm.Any);

    public static MergeSchema AtomicList(MergeSchema element) =>
        new(ValueForm.List) { IsAtomic = true, Element = element };

    /// <summary>A list whose elements are told apart by what they are.</summary>
    public static MergeSchema Set(MergeSchema element) => new(ValueForm.List) { Element = element };

    public static MergeSchema KeyedList(MergeSchema element, IEnumerable<ListKey> keys) =>
        new(ValueForm.List) { Element = element, Keys = keys.OrderBy(k => k.Name, StringComparer.Ordinal).ToArray() };

    /// <summary>A map with any keys.</summary>
    public static MergeSchema Map(MergeSchema element, bool isAtomic = false) =>
        new(ValueForm.Map) { Element = element, IsAtomic = isAtomic };

    /// <summary>A map with these fields.</summary>
    /// <param name="others">Of what other fields hold; null: there are no others.</param>
    public static MergeSchema Struct(
        Func<IReadOnlyList<MergeField>> fields,
        bool isAtomic = false,
        MergeSchema? others = null
    ) => new(ValueForm.Map, fields) { IsAtomic = isAtomic, Element = others };

    /// <summary>The same fields, owned part by part or as one.</summary>
    public MergeSchema With(bool isAtomic) =>
        _fields is null ? Map(Element!, isAtomic) : Struct(() => _fields.Value.Fields, isAtomic, Element);

    /// <summary>Whether it is a map that declares its fields.</summary>
    internal bool IsStruct => _fields is not null;

    /// <summary>A declared field; null: there is none of this name.</summary>
    public MergeSchema? Field(string name) => _fields?.Value.Find(name)?.Schema;

    /// <summary>A declared field by the name in JSON; null: there is none.</summary>
    /// <param name="hint">Where to look first; after the call it is behind the field that was found. Objects have
    /// their fields mostly in the order of the type.</param>
    internal MergeField? Field(JsonProperty property, ref int hint)
    {
        if (_fields is null)
            return null;
        var fields = _fields.Value.Fields;
        // Fields that an object leaves out are passed over; a few of them are looked at before the table is asked.
        for (var i = hint; i < Math.Min(hint + 12, fields.Count); i++)
            if (property.NameEquals(fields[i].Utf8Name))
            {
                hint = i + 1;
                return fields[i];
            }
        return _fields.Value.Find(property.Name);
    }

    /// <inheritdoc cref="Field(JsonProperty, ref int)"/>
    internal MergeField? Field(ReadOnlySpan<byte> name, ref int hint)
    {
        if (_fields is null)
            return null;
        var fields = _fields.Value.Fields;
        for (var i = hint; i < Math.Min(hint + 12, fields.Count); i++)
            if (name.SequenceEqual(fields[i].Utf8Name))
            {
                hint = i + 1;
                return fields[i];
            }
        return _fields.Value.Find(Encoding.UTF8.GetString(name));
    }

    private sealed class FieldTable(IReadOnlyList<MergeField> fields)
    {
        private readonly Dictionary<string, MergeField> _byName = fields.ToDictionary(f => f.Name);

        public IReadOnlyList<MergeField> Fields { get; } = Ranked(fields);

        public MergeField? Find(string name) => _byName.GetValueOrDefault(name);

        private static IReadOnlyList<MergeField> Ranked(IReadOnlyList<MergeField> fields)
        {
            for (var i = 0; i < fields.Count; i++)
                fields[i].Index = i;
            var rank = 0;
            foreach (var field in fields.OrderBy(f => f.Element))
                field.Rank = rank++;
            return fields;
        }
    }
}
