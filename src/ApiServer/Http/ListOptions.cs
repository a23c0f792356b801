using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Watch;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Http;

/// <summary>What a list, watch or deletecollection asks for in its query.</summary>
/// <param name="ResourceVersion">None when unset or "0".</param>
/// <param name="IsVersionSet">Whether any resourceVersion was given, be it "0".</param>
/// <param name="Limit">0: no limit.</param>
/// <param name="SendInitialEvents">Null when not given.</param>
public sealed record ListOptions(
    ObjectFilter Filter,
    Revision ResourceVersion,
    bool IsVersionSet,
    string Match,
    long Limit,
    ContinueToken? Continue,
    bool? SendInitialEvents,
    bool Bookmarks,
    TimeSpan? Timeout
)
{
    private static readonly GroupVersionKind OptionsKind = new("meta.k8s.io", "v1", "ListOptions");

    public static Result<ListOptions> Parse(ApiContext context, ResourceStrategy strategy, bool isWatch)
    {
        if (!LabelQuery.TryParse(context.Query("labelSelector"), out var labels, out var fault))
            return Statuses.BadRequest(fault);
        if (!FieldQuery.TryParse(context.Query("fieldSelector"), out var fields, out fault))
            return Statuses.BadRequest(fault);
        foreach (var requirement in fields.Requirements)
            if (!strategy.HasSelectableField(requirement.Field))
                return Statuses.BadRequest($"field label not supported: {requirement.Field}");
        var version = context.Query("resourceVersion");
        var revision = 0UL;
        if (
            version.Length > 0
                && !ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out revision)
            || revision > long.MaxValue
        )
            return Statuses.BadRequest($"Invalid value: {GoText.Quote(version)}: invalid resource version");
        if (
            !long.TryParse(
                context.Query("limit") is { Length: > 0 } l ? l : "0",
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var limit
            )
            || limit < 0
        )
            return Statuses.BadRequest("limit must be a number that is greater than or equal to 0");
        TimeSpan? timeout =
            context.Query("timeoutSeconds") is { Length: > 0 } t && long.TryParse(t, out var seconds) && seconds > 0
                ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400))
                : null;
        bool? initial = context.Http.Request.Query.ContainsKey("sendInitialEvents")
            ? context.QueryFlag("sendInitialEvents")
            : null;
        var match = context.Query("resourceVersionMatch");
        var token = context.Query("continue");
        if (Check(version, match, token, initial, isWatch) is { } wrong)
            return wrong;

        var range = ObjectStorage.RangeOf(strategy, context.Request.Tenant, context.Request.Namespace);
        // The name of a field selector is met by reading the one key; what else it asks for stays in the filter.
        var name = fields.TryExact("metadata.name", out var exact) ? exact : "";
        ContinueToken? start = null;
        if (token.Length > 0)
        {
            if (version is not ("" or "0"))
                return Statuses.BadRequest("specifying resource version is not allowed when using continue");
            if (!ContinueToken.TryParse(token, range, out start, out fault))
                return Statuses.BadRequest($"continue key is not valid: {fault}");
        }
        return new ListOptions(
            new ObjectFilter(strategy, range, name, labels, fields) { Unreadable = context.Services.Unreadable },
            new Revision((long)revision),
            version.Length > 0,
            match,
            limit,
            start,
            initial,
            context.QueryFlag("allowWatchBookmarks"),
            timeout
        );
    }

    /// <summary>The same list once more, as it was at the revision at which it has been read.</summary>
    public ListOptions At(Revision revision) =>
        this with
        {
            ResourceVersion = revision,
            Match = "Exact",
            Continue = Continue is null ? null : Continue with { Revision = revision },
        };

    private static Status? Check(string version, string match, string token, bool? initial, bool isWatch)
    {
        var errors = new FieldErrors();
        if (isWatch)
        {
            if (initial is not null && match != "NotOlderThan")
                errors.Forbidden(
                    "resourceVersionMatch",
                    "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"
                );
            if (match.Length > 0)
            {
                if (initial is null)
                    errors.Forbidden(
                        "resourceVersionMatch",
                        "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"
                    );
                if (match != "NotOlderThan")
                    errors.NotSupported("resourceVersionMatch", match, "NotOlderThan");
                if (token.Length > 0)
                    errors.Forbidden(
                        "resourceVersionMatch",
                        "resourceVersionMatch is forbidden when continue is provided"
                    );
            }
        }
        else
        {
            if (initial is not null)
                errors.Forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list");
            if (match.Length > 0)
            {
                if (version.Length == 0)
                    errors.Forbidden(
                        "resourceVersionMatch",
                        "resourceVersionMatch is forbidden unless resourceVersion is provided"
                    );
                if (token.Length > 0)
                    errors.Forbidden(
                        "resourceVersionMatch",
                        "resourceVersionMatch is forbidden when continue is provided"
                    );
                if (match is not ("Exact" or "NotOlderThan"))
                    errors.NotSupported("resourceVersionMatch", match, "Exact", "NotOlderThan", "");
                if (match == "Exact" && version == "0")
                    errors.Forbidden(
                        "resourceVersionMatch",
                        "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""
                    );
            }
        }
        return errors.Count == 0 ? null : Statuses.Invalid(OptionsKind, "", errors);
    }
}

/// <summary>Where a paged list goes on.</summary>
/// <param name="Revision">None: at whatever is latest then.</param>
public sealed record ContinueToken(Revision Revision, ObjectKey After)
{
    private const string Version = "meta.k8s.io/v1";

    public override string ToString() =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(
                $"{{\"v\":\"{Version}\",\"rv\":{(Revision == Revision.None ? -1 : Revision.Value)},"
                    + $"\"start\":{JsonSerializer.Serialize($"{After.Tenant}/{After.Namespace}/{After.Name}\0")}}}"
            )
        );

    public static bool TryParse(string text, in KeyRange range, out ContinueToken? token, out string fault)
    {
        token = null;
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            var root = document.RootElement;
            if (root.GetProperty("v").GetString() is not Version and var other)
            {
                fault = $"server does not recognize this encoded version \"{other}\"";
                return false;
            }
            var start = root.GetProperty("start").GetString()!.TrimEnd('\0').Split('/');
            var revision = root.GetProperty("rv").GetInt64();
            if (revision == 0)
            {
                fault = $"incorrect encoded start resourceVersion (version {Version})";
                return false;
            }
            if (start.Length != 3)
            {
                fault = $"encoded start key empty (version {Version})";
                return false;
            }
            var key = new ObjectKey(range.Resource, start[0], start[1], start[2]);
            // A token of another list must not lead out of this one's range.
            if (!range.Contains(key))
            {
                fault = "the token is of another list";
                return false;
            }
            (token, fault) = (new ContinueToken(revision < 0 ? Revision.None : new Revision(revision), key), "");
            return true;
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            fault = e.Message;
            return false;
        }
    }
}
