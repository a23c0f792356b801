using System.Net.Http.Headers;
using System.Text;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Aggregation;

/// <summary>
/// How a proxied request says who sends it: a service believes it from the front proxy's certificate. Pure.
/// </summary>
internal static class ProxyHeaders
{
    public const string User = "X-Remote-User";
    public const string Uid = "X-Remote-Uid";
    public const string Group = "X-Remote-Group";
    public const string ExtraPrefix = "X-Remote-Extra-";

    /// <summary>As whom the API server itself asks.</summary>
    public static UserIdentity Aggregator { get; } =
        new("system:kube-aggregator", "", [UserIdentity.MastersGroup], UserIdentity.SystemTenant, UserIdentity.NoExtra);

    /// <summary>
    /// What clients send of these is never passed on, nor what proved to this server who they are, in whatever form.
    /// </summary>
    public static void KeepBack(HttpRequestMessage request)
    {
        foreach (var header in request.Headers.Select(h => h.Key).Where(IsKeptBack).ToList())
            request.Headers.Remove(header);
        UpgradeHeaders.DropCredentials(request);
    }

    private static bool IsKeptBack(string header) =>
        header.StartsWith("X-Remote-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Host", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether all of it can be said in headers; a name with a line break, say, cannot.</summary>
    public static bool CanTell(UserIdentity user) =>
        user.Groups.Concat(user.Extra.Values.SelectMany(v => v)).Append(user.Name).Append(user.Uid).All(IsFit);

    /// <param name="user">That <see cref="CanTell"/>.</param>
    public static void Set(HttpRequestHeaders headers, UserIdentity user)
    {
        Add(headers, User, [user.Name]);
        if (user.Uid.Length > 0)
            Add(headers, Uid, [user.Uid]);
        Add(headers, Group, user.Groups);
        foreach (var (key, values) in user.Extra)
            Add(headers, ExtraPrefix + Uri.EscapeDataString(key), values);
    }

    /// <summary>How a header is written: each value on a line of its own.</summary>
    public static Encoding EncodingOf(string header) =>
        header.StartsWith("X-Remote-", StringComparison.OrdinalIgnoreCase)
            ? new RepeatedHeaderEncoding(header)
            : Encoding.UTF8;

    private static void Add(HttpRequestHeaders headers, string name, IEnumerable<string> values)
    {
        var all = string.Join(RepeatedHeaderEncoding.Separator, values);
        if (all.Length > 0 && !headers.TryAddWithoutValidation(name, all))
            throw new InvalidOperationException($"the header {name} cannot be set");
    }

    private static bool IsFit(string value) => !value.Any(char.IsControl) && value.Trim() == value;
}
