using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.StoreClient;

/// <summary>From commits to wire messages.</summary>
internal static class WireCommits
{
    public static CommitRequest ToWire(Commit commit, PartitionId partition)
    {
        var request = new CommitRequest
        {
            CommitId = ByteString.CopyFrom(commit.Id.ToByteArray()),
            Partition = partition.Value,
        };
        foreach (var condition in commit.Conditions)
        {
            var wire = new Condition
            {
                Key = ByteString.CopyFrom(condition.Key.Encode()),
                Kind = condition switch
                {
                    CommitCondition.Absent => Condition.Types.Kind.Absent,
                    CommitCondition.Exists => Condition.Types.Kind.Exists,
                    CommitCondition.Within => Condition.Types.Kind.Within,
                    _ => Condition.Types.Kind.RevisionEquals,
                },
                Revision = condition is CommitCondition.RevisionEquals equals ? equals.Revision.Value : 0,
            };
            if (condition is CommitCondition.Within { ObjectsMax: { } objects })
                wire.ObjectsMax = objects;
            if (condition is CommitCondition.Within { BytesMax: { } bytes })
                wire.BytesMax = bytes;
            request.Conditions.Add(wire);
        }
        foreach (var operation in commit.Operations)
            request.Operations.Add(
                operation is CommitOperation.Put put
                    ? new Operation
                    {
                        Kind = Operation.Types.Kind.Put,
                        Key = ByteString.CopyFrom(put.Key.Encode()),
                        Value = UnsafeByteOperations.UnsafeWrap(put.Value),
                        RevisionOffset = put.RevisionOffset,
                        TtlSeconds = (uint)
                            Math.Clamp(Math.Ceiling(put.TimeToLive?.TotalSeconds ?? 0), 0, uint.MaxValue),
                    }
                    : new Operation
                    {
                        Kind = Operation.Types.Kind.Delete,
                        Key = ByteString.CopyFrom(((CommitOperation.Delete)operation).Key.Encode()),
                        RevisionOffset = -1,
                    }
            );
        return request;
    }
}
