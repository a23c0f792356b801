using System.Security.Cryptography;
using System.Text;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Identity;

/// <summary>
/// Tokens of a file, read once at the start. A line of it (CSV):
/// <code>
///   token,user,uid                                     of tenant system
///   token,user,uid,"group1,group2"
///   token,user,uid,"group1,group2",,acme               of tenant acme: the column before is empty
///   token,user,uid,"group1,group2",,acme,TENANT-UID    of that tenant acme, and of none that is made after it
/// </code>
/// Without the uid, a line is for whichever tenant has the name: who writes the file answers for it.
/// Thread-safe.
/// </summary>
internal sealed class StaticTokens : ITokenAuthenticator
{
    private const int ColumnsMin = 3;

    private readonly IReadOnlyList<string> _apiAudiences;

    // By the tokens' hashes, so that how long a look takes tells nothing of them.
    private readonly Dictionary<string, (UserIdentity User, string? TenantUid)> _users = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">A line is not as it must be; the message says which.</exception>
    public StaticTokens(string path, IReadOnlyList<string> apiAudiences)
    {
        _apiAudiences = apiAudiences;
        var lines = Encoding.UTF8.GetString(ConfigFile.ReadBytes(path)).Split('\n');
        foreach (var (text, i) in lines.Select((l, i) => (l.TrimEnd('\r'), i)))
        {
            if (text.Trim().Length == 0 || text[0] == '#')
                continue;
            var where = $"token file '{path}', line {i + 1}";
            var columns = Columns(where, text);
            if (columns.Count < ColumnsMin)
                throw new InvalidDataException(
                    $"{where}: it must have at least 3 columns (token, user name, user uid), found {columns.Count}"
                );
            if (columns[0].Length == 0)
                throw new InvalidDataException($"{where}: the token is empty");
            if (!_users.TryAdd(Hash(columns[0]), UserOf(where, columns)))
                throw new InvalidDataException($"{where}: the token stands in the file twice");
        }
    }

    public string Name => "token file";

    public ValueTask<TokenVerdict> IdentifyAsync(
        string token,
        IReadOnlyList<string> audiences,
        CancellationToken cancel
    )
    {
        var meant = audiences.Intersect(_apiAudiences).ToList();
        return ValueTask.FromResult(
            meant.Count > 0 && _users.TryGetValue(Hash(token), out var known)
                ? TokenVerdict.Of(known.User, meant) with
                {
                    Tenancy = new(known.TenantUid, null),
                }
                : default
        );
    }

    private static string Hash(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static (UserIdentity User, string? TenantUid) UserOf(string where, List<string> columns)
    {
        var (name, groups) = (columns[1], columns.Count > 3 ? columns[3] : "");
        var tenant = UserIdentity.SystemTenant;
        string? tenantUid = null;
        if (columns.Count is 6 or 7 && columns[4].Length == 0)
            (tenant, tenantUid) = (columns[5], columns.Count > 6 ? columns[6] : null);
        else if (columns.Count > 4)
            throw new InvalidDataException(
                $"{where}: it is expected to specify a tenant (…,\"groups\",,tenant[,uid]) but it doesn't, found "
                    + $"{columns.Count} columns"
            );
        var user = UserIdentity.Authenticated(
            name,
            columns[2],
            groups.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            tenant,
            UserIdentity.NoExtra
        );
        if (tenantUid is not null && (tenantUid.Length == 0 || tenant == UserIdentity.SystemTenant))
            throw new InvalidDataException($"{where}: the uid of tenant {tenant} is empty, or there is none to name");
        // The file is the operator's own, so that names of the cluster itself are his to give.
        return OutsideUsers.Refusal(user, allowsSystemNames: true) is { } refusal
            ? throw new InvalidDataException($"{where}: {refusal}")
            : (user, tenantUid);
    }

    /// <summary>RFC 4180 within one line: a column in quotes may hold commas, and quotes that are doubled.</summary>
    private static List<string> Columns(string where, string line)
    {
        var (columns, column, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (isQuoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                column.Append('"');
                i++;
            }
            else if (c == '"' && (isQuoted || column.ToString().Trim().Length == 0))
                isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
            {
                columns.Add(column.ToString().Trim());
                column.Clear();
            }
            else
                column.Append(c);
        }
        if (isQuoted)
            throw new InvalidDataException($"{where}: a quote is not closed");
        columns.Add(column.ToString().Trim());
        return columns;
    }
}
