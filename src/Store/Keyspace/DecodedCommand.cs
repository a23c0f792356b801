using Arktos.Raft;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Keyspace;

/// <summary>What <see cref="Condition"/> says, over the bytes of the command.</summary>
internal readonly record struct DecodedCondition(
    Condition.Types.Kind Kind,
    ByteKey Key,
    long Revision,
    long? ObjectsMax,
    long? BytesMax
);

/// <summary>What <see cref="Operation"/> says, over the bytes of the command.</summary>
internal readonly record struct DecodedOperation(
    Operation.Types.Kind Kind,
    ByteKey Key,
    ByteKey End,
    ReadOnlyMemory<byte> Value,
    int RevisionOffset,
    uint TtlSeconds,
    long Revision
);

/// <summary>
/// The content of a command (<see cref="Command"/>), read without an object for any of it: keys and values are slices
/// of the command, which must not change. One is used for command after command: what apply allocates for each of
/// thousands a second lives as long as the latest events do, and the collector then copies all of it. The fields are
/// those of CommitRequest; what of it does not matter to apply (partition, tag) and fields that this version does not
/// know are passed over.
/// </summary>
internal sealed class DecodedCommand
{
    private readonly List<DecodedCondition> _conditions = [];
    private readonly List<DecodedOperation> _operations = [];

    public Revision Revision { get; private set; }

    /// <summary>Empty: none.</summary>
    public Guid CommitId { get; private set; }

    public bool ForgetHistory { get; private set; }

    public IReadOnlyList<DecodedCondition> Conditions => _conditions;

    public IReadOnlyList<DecodedOperation> Operations => _operations;

    public bool HasDeleteRange { get; private set; }

    /// <summary>Null: a commit as clients make them.</summary>
    public TenantStep? TenantStep { get; private set; }

    /// <exception cref="InvariantBrokenException">No command, or one of a format that this version does not
    /// know.</exception>
    public void Read(ReadOnlyMemory<byte> command)
    {
        var fields = new WireFields(Command.CommitOf(command));
        Revision = Command.RevisionOf(command.Span);
        (CommitId, ForgetHistory, HasDeleteRange, TenantStep) = (Guid.Empty, false, false, null);
        _conditions.Clear();
        _operations.Clear();
        try
        {
            Read(fields);
        }
        catch (InvalidDataException e)
        {
            throw new InvariantBrokenException($"an entry of the log is no command: {e.Message}");
        }
    }

    private void Read(WireFields fields)
    {
        while (fields.Next())
            switch (fields.Number)
            {
                case CommitRequest.CommitIdFieldNumber:
                    var id = fields.Bytes();
                    CommitId = id.Length == 16 ? new Guid(id.Span) : Guid.Empty;
                    break;
                case CommitRequest.ConditionsFieldNumber:
                    _conditions.Add(ReadCondition(fields.Bytes()));
                    break;
                case CommitRequest.OperationsFieldNumber:
                    _operations.Add(ReadOperation(fields.Bytes()));
                    break;
                case CommitRequest.ForgetHistoryFieldNumber:
                    ForgetHistory = fields.Varint() != 0;
                    break;
                // Hardly ever, so an object is made of it.
                case CommitRequest.TenantStepFieldNumber:
                    TenantStep = Parse(fields.Bytes().Span);
                    break;
                default:
                    fields.Skip();
                    break;
            }
    }

    private static TenantStep Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return TenantStep.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static DecodedCondition ReadCondition(ReadOnlyMemory<byte> bytes)
    {
        var condition = default(DecodedCondition);
        var fields = new WireFields(bytes);
        while (fields.Next())
            switch (fields.Number)
            {
                case Condition.KindFieldNumber:
                    condition = condition with { Kind = (Condition.Types.Kind)(int)fields.Varint() };
                    break;
                case Condition.KeyFieldNumber:
                    condition = condition with { Key = new ByteKey(fields.Bytes()) };
                    break;
                case Condition.RevisionFieldNumber:
                    condition = condition with { Revision = (long)fields.Varint() };
                    break;
                case Condition.ObjectsMaxFieldNumber:
                    condition = condition with { ObjectsMax = (long)fields.Varint() };
                    break;
                case Condition.BytesMaxFieldNumber:
                    condition = condition with { BytesMax = (long)fields.Varint() };
                    break;
                default:
                    fields.Skip();
                    break;
            }
        return condition;
    }

    private DecodedOperation ReadOperation(ReadOnlyMemory<byte> bytes)
    {
        var operation = default(DecodedOperation);
        var fields = new WireFields(bytes);
        while (fields.Next())
            switch (fields.Number)
            {
                case Operation.KindFieldNumber:
                    operation = operation with { Kind = (Operation.Types.Kind)(int)fields.Varint() };
                    break;
                case Operation.KeyFieldNumber:
                    operation = operation with { Key = new ByteKey(fields.Bytes()) };
                    break;
                case Operation.EndFieldNumber:
                    operation = operation with { End = new ByteKey(fields.Bytes()) };
                    break;
                case Operation.ValueFieldNumber:
                    operation = operation with { Value = fields.Bytes() };
                    break;
                case Operation.RevisionOffsetFieldNumber:
                    operation = operation with { RevisionOffset = fields.SignedVarint() };
                    break;
                case Operation.TtlSecondsFieldNumber:
                    operation = operation with { TtlSeconds = (uint)fields.Varint() };
                    break;
                case Operation.RevisionFieldNumber:
                    operation = operation with { Revision = (long)fields.Varint() };
                    break;
                default:
                    fields.Skip();
                    break;
            }
        HasDeleteRange |= operation.Kind == Operation.Types.Kind.DeleteRange;
        return operation;
    }
}
