using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Catalog;

/// <summary>
/// A second view of objects that are stored in the form of another version, or of another group: its rules are those of
/// the stored form, by way of two converters; rules for writes of the status alone it must have itself. What one form
/// cannot say must survive in the other (as annotations, say): FromStored and then ToStored gives an equal object.
/// </summary>
/// <param name="stored">Of the form that the objects are stored in.</param>
public abstract class ConvertedStrategy<T, TStored>(ResourceStrategy stored) : ResourceStrategy<T>
    where T : class, IKubeObject
    where TStored : class, IKubeObject
{
    private ConvertedTable? _table;

    public override bool StoresWireForm => false;

    public override ITableLayout Table => _table ??= new ConvertedTable(this);

    protected ResourceStrategy Stored => stored;

    public override TimeSpan? TimeToLive(ApiServerOptions options) => stored.TimeToLive(options);

    public override IKubeObject Decode(ReadOnlySpan<byte> bytes) => FromStored((TStored)stored.Decode(bytes));

    public override byte[] Encode(IKubeObject value) => stored.Encode(ToStored((T)value));

    public override ReadOnlyMemory<byte> Wire(ReadOnlyMemory<byte> bytes) =>
        ManagedFieldsJson.Insert(KubeJson.Encode<object>(Decode(bytes.Span)), ManagedFieldsJson.Find(bytes).Span);

    public override bool SpecChanged(IKubeObject value, IKubeObject old) =>
        stored.SpecChanged(ToStored((T)value), ToStored((T)old));

    /// <summary>May share parts with what it is made of, metadata too.</summary>
    protected abstract T FromStored(TStored value);

    /// <inheritdoc cref="FromStored"/>
    protected abstract TStored ToStored(T value);

    /// <summary>Makes the first what the second is.</summary>
    protected abstract void Take(T value, T from);

    protected override void Default(T value) => Change(value, stored.Default);

    protected override void PrepareForCreate(T value) => Change(value, stored.PrepareForCreate);

    protected override void PrepareForUpdate(T value, T old) =>
        Change(value, v => stored.PrepareForUpdate(v, ToStored(old)));

    protected override void Validate(T value, FieldErrors errors) => stored.Validate(ToStored(value), errors);

    protected override void ValidateUpdate(T value, T old, FieldErrors errors) =>
        stored.ValidateUpdate(ToStored(value), ToStored(old), errors);

    protected override IEnumerable<string> Warnings(T value) => stored.Warnings(ToStored(value));

    /// <summary>Changes the object in its stored form.</summary>
    protected void Change(T value, Action<TStored> change)
    {
        var form = ToStored(value);
        change(form);
        Take(value, FromStored(form));
    }

    private sealed class ConvertedTable(ConvertedStrategy<T, TStored> strategy) : ITableLayout
    {
        private ITableLayout Layout => strategy.Stored.Table;

        public IReadOnlyList<TableColumnDefinition> Definitions => Layout.Definitions;

        public void WriteCells(Utf8JsonWriter writer, IKubeObject value, DateTimeOffset now) =>
            Layout.WriteCells(writer, strategy.ToStored((T)value), now);

        public IReadOnlyList<TableRowCondition> Conditions(IKubeObject value) =>
            Layout.Conditions(strategy.ToStored((T)value));
    }
}
