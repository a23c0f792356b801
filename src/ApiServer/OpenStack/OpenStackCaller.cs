using System.Net;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.OpenStack;

/// <summary>Who sends a request, for which project, and by what he has proved it.</summary>
/// <param name="Bearer">The bearer token by which the Kubernetes API knows him.</param>
/// <param name="Project">The tenant.</param>
/// <param name="ProjectId">The tenant's uid.</param>
internal sealed record OpenStackCaller(UserIdentity User, string Bearer, string Project, string ProjectId)
{
    public const string BearerPrefix = "Bearer ";

    public IPAddress? Address { get; init; }

    public string ConnectionId { get; init; } = "";

    public string UserAgent { get; init; } = "";

    /// <summary>As OpenStack shows it: of a user without one his name.</summary>
    public string UserId => IdOf(User);

    public static string IdOf(UserIdentity user) => user.Uid.Length > 0 ? user.Uid : user.Name;
}
