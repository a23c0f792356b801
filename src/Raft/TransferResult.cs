namespace Arktos.Raft;

/// <summary>What became of <see cref="RaftGroup.TransferLeadership"/>.</summary>
public enum TransferResult
{
    /// <summary>Under way; see <see cref="RaftGroup.TransferTarget"/>. It may still come to nothing.</summary>
    Started,

    /// <summary>This replica does not lead.</summary>
    NotLeader,

    /// <summary>The replica named leads already.</summary>
    AlreadyLeads,

    /// <summary>The replica named may not lead: it is no voter.</summary>
    NotAVoter,
}
