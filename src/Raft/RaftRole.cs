namespace Arktos.Raft;

/// <summary>
/// <code>
///              timeout              quorum would vote         quorum votes
///   Follower ----------> PreCandidate -----------> Candidate -------------> Leader
///      ^                      |                        |                       |
///      +----------------------+------------------------+-----------------------+
///         a leader or a higher term is heard; the election is lost; the leader has no quorum
/// </code>
/// </summary>
public enum RaftRole
{
    Follower,
    PreCandidate,
    Candidate,
    Leader,
}
