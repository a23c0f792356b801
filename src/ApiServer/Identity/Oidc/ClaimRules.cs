using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Arktos.Api.Cel;
using Arktos.ApiServer.Authentication;
using Arktos.Rpc;

namespace Arktos.ApiServer.Identity.Oidc;

/// <summary>
/// Makes a user of the claims of a token that is good, as an issuer's configuration says, or says why there is none.
/// Immutable; any thread.
/// </summary>
internal sealed partial class ClaimRules
{
    private const string EmailClaim = "email",
        VerifiedClaim = "email_verified";

    private readonly JwtAuthenticator _config;
    private readonly ClaimExpression? _username,
        _groups,
        _uid,
        _tenant;
    private readonly List<(string Key, ClaimExpression Value)> _extra = [];
    private readonly List<(ClaimValidationRule Rule, ClaimExpression? Expression)> _claimRules = [];
    private readonly List<(UserValidationRule Rule, ClaimExpression Expression)> _userRules = [];

    /// <param name="path">Of the authenticator in its file, for texts.</param>
    /// <exception cref="InvalidDataException">The configuration does not fit together.</exception>
    public ClaimRules(JwtAuthenticator config, string path)
    {
        _config = config;
        var mappings = config.ClaimMappings;
        _username = Mapping($"{path}.claimMappings.username", mappings.Username, true, CelType.String);
        _groups = Mapping($"{path}.claimMappings.groups", mappings.Groups, false, CelType.String, CelType.DynList);
        CheckPrefix($"{path}.claimMappings.username", mappings.Username);
        CheckPrefix($"{path}.claimMappings.groups", mappings.Groups);
        _uid = Mapping($"{path}.claimMappings.uid", mappings.Uid, false, CelType.String);
        foreach (var (extra, i) in (mappings.Extra ?? []).Select((e, i) => (e, i)))
        {
            var field = $"{path}.claimMappings.extra[{i}]";
            CheckKey(field, extra.Key, mappings.Extra!.Take(i));
            if (extra.ValueExpression.Length == 0)
                throw new InvalidDataException($"{field}.valueExpression: Required value");
            _extra.Add(
                (
                    extra.Key,
                    ClaimExpression.OfClaims(
                        $"{field}.valueExpression",
                        extra.ValueExpression,
                        CelType.String,
                        CelType.DynList
                    )
                )
            );
        }
        foreach (var (rule, i) in (config.ClaimValidationRules ?? []).Select((r, i) => (r, i)))
            _claimRules.Add((rule, ClaimRule($"{path}.claimValidationRules[{i}]", rule)));
        foreach (var (rule, i) in (config.UserValidationRules ?? []).Select((r, i) => (r, i)))
        {
            var field = $"{path}.userValidationRules[{i}].expression";
            if (rule.Expression.Length == 0)
                throw new InvalidDataException($"{field}: Required value");
            _userRules.Add((rule, ClaimExpression.OfUser(field, rule.Expression)));
        }
        CheckEmail(path);
        _tenant = Tenant($"{path}.tenant", config.Tenant);
    }

    /// <summary>The user, or why there is none.</summary>
    public (UserIdentity? User, string Refusal) UserOf(JsonObject claims)
    {
        var budget = new CelBudget();
        foreach (var (rule, expression) in _claimRules)
            if (Broken(rule, expression, claims, budget) is { } broken)
                return (null, broken);
        var mappings = _config.ClaimMappings;
        if (Text("username", mappings.Username, _username, claims, budget) is not ({ Length: > 0 } name, ""))
            return (null, "the token gives no username");
        if (
            mappings.Username.Claim == EmailClaim
            && claims[VerifiedClaim] is { } verified
            && verified.GetValueKind() != JsonValueKind.True
        )
            return (null, "the email of the token is not verified");
        var (uid, uidFault) = Text("uid", mappings.Uid, _uid, claims, budget);
        if (uidFault.Length > 0)
            return (null, uidFault);
        if (IsElsewhere(mappings.Groups.Claim, claims))
            return (
                null,
                $"the token has claim {mappings.Groups.Claim} elsewhere (a distributed claim), which is not followed: "
                    + "have the issuer put it into the token"
            );
        var (groups, groupsFault) = Texts("groups", mappings.Groups, _groups, claims, budget);
        if (groupsFault.Length > 0)
            return (null, groupsFault);
        var extra = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (key, expression) in _extra)
        {
            var (values, fault) = Texts($"extra {key}", new(), expression, claims, budget);
            if (fault.Length > 0)
                return (null, fault);
            if (values.Count > 0)
                extra[key] = values;
        }
        if (claims["jti"] is JsonValue id && id.TryGetValue<string>(out var text) && text.Length is > 0 and <= 256)
            extra["authentication.kubernetes.io/credential-id"] = [$"JTI={text}"];
        var (tenant, tenantFault) = TenantOf(claims, budget);
        if (tenantFault.Length > 0)
            return (null, tenantFault);
        var user = UserIdentity.Authenticated(
            mappings.Username.Prefix + name,
            uid,
            groups.Select(g => mappings.Groups.Prefix + g),
            tenant,
            extra
        );
        if (OutsideUsers.Refusal(user, _config.Tenant!.AllowSystemNames) is { } refusal)
            return (null, refusal);
        return BrokenBy(user, budget) is { } brokenRule ? (null, brokenRule) : (user, "");
    }

    /// <summary>
    /// Whether the token says that a claim that it lacks is to be asked for (OpenID Connect Core 5.6.2). Its user would
    /// have fewer groups than the issuer means, and rules that forbid by group would not see them.
    /// </summary>
    private static bool IsElsewhere(string claim, JsonObject claims) =>
        claim.Length > 0
        && claims[claim] is null
        && claims["_claim_names"] is JsonObject names
        && names.ContainsKey(claim);

    private (string Tenant, string Fault) TenantOf(JsonObject claims, CelBudget budget)
    {
        var config = _config.Tenant!;
        if (config.Name.Length > 0)
            return (config.Name, "");
        var mapping = new ClaimOrExpression { Claim = config.Claim, Expression = config.Expression };
        var (tenant, fault) = Text("tenant", mapping, _tenant, claims, budget);
        if (fault.Length == 0 && tenant == UserIdentity.SystemTenant && !config.AllowSystem)
            fault = "the token names tenant system, which only the operator may";
        return (tenant, fault);
    }

    private string? BrokenBy(UserIdentity user, CelBudget budget)
    {
        if (_userRules.Count == 0)
            return null;
        var extra = new JsonObject();
        foreach (var (key, values) in user.Extra)
            extra[key] = Array(values);
        var value = new JsonObject
        {
            ["username"] = user.Name,
            ["uid"] = user.Uid,
            // Who has proved who he is is in that group by it, and not by the issuer's word.
            ["groups"] = Array(user.Groups.Where(g => g != UserIdentity.AuthenticatedGroup)),
            ["extra"] = extra,
        };
        foreach (var (rule, expression) in _userRules)
        {
            var result = expression.Evaluate(value, budget);
            if (!result.IsTrue)
                return result.Message ?? (rule.Message.Length > 0 ? rule.Message : $"\"{rule.Expression}\" is false");
        }
        return null;
    }

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    private static string? Broken(
        ClaimValidationRule rule,
        ClaimExpression? expression,
        JsonObject claims,
        CelBudget budget
    )
    {
        if (expression is null)
            return
                claims[rule.Claim] is JsonValue value
                && value.TryGetValue<string>(out var text)
                && text == rule.RequiredValue
                ? null
                : $"claim {rule.Claim} has not the value that is required";
        var result = expression.Evaluate(claims, budget);
        return result.IsTrue
            ? null
            : result.Message ?? (rule.Message.Length > 0 ? rule.Message : $"\"{rule.Expression}\" is false");
    }

    private static (string Text, string Fault) Text(
        string what,
        ClaimOrExpression mapping,
        ClaimExpression? expression,
        JsonObject claims,
        CelBudget budget
    )
    {
        var (texts, fault) = Texts(what, mapping, expression, claims, budget);
        if (fault.Length > 0)
            return ("", fault);
        return texts.Count <= 1 ? (texts.FirstOrDefault() ?? "", "") : ("", $"the token gives more than one {what}");
    }

    private static (List<string> Texts, string Fault) Texts(
        string what,
        ClaimOrExpression mapping,
        ClaimExpression? expression,
        JsonObject claims,
        CelBudget budget
    )
    {
        CelValue value;
        if (expression is not null)
        {
            var result = expression.Evaluate(claims, budget);
            if (result.Message is { } message)
                return ([], $"{what}: {message}");
            value = result.Value;
        }
        else if (mapping.Claim.Length > 0)
            value = CelJson.ToValue(claims[mapping.Claim], CelType.Dyn);
        else
            return ([], "");
        return ClaimExpression.Texts(value) is { } texts
            ? (texts, "")
            : ([], $"{what}: the value is neither a text nor a list of texts");
    }

    private static ClaimExpression? Mapping(
        string field,
        ClaimOrExpression mapping,
        bool isNeeded,
        params CelType[] expected
    )
    {
        if (mapping.Claim.Length > 0 && mapping.Expression.Length > 0)
            throw new InvalidDataException($"{field}: Invalid value: \"\": claim and expression can't both be set");
        if (mapping.Expression.Length > 0)
            return ClaimExpression.OfClaims($"{field}.expression", mapping.Expression, expected);
        if (isNeeded && mapping.Claim.Length == 0)
            throw new InvalidDataException($"{field}: Required value: claim or expression is required");
        return null;
    }

    private static void CheckPrefix(string field, PrefixedClaim mapping)
    {
        if (mapping.Claim.Length > 0 && mapping.Prefix is null)
            throw new InvalidDataException(
                $"{field}.prefix: Required value: prefix is required when claim is set. It can be set to an empty "
                    + "string to disable prefixing."
            );
        if (mapping.Claim.Length == 0 && mapping.Prefix is not null)
            throw new InvalidDataException($"{field}.prefix: Invalid value: prefix is for a claim only");
    }

    private static void CheckKey(string field, string key, IEnumerable<ExtraMapping> before)
    {
        if (!ExtraKey().IsMatch(key))
            throw new InvalidDataException(
                $"{field}.key: Invalid value: \"{key}\": it must be a path in lower case within a domain, such as "
                    + "example.com/team"
            );
        var domain = key.Split('/')[0];
        var isReserved = new[] { "kubernetes.io", "k8s.io" }.Any(d =>
            domain == d || domain.EndsWith("." + d, StringComparison.Ordinal)
        );
        if (isReserved || key == UserIdentity.TenantExtra)
            throw new InvalidDataException($"{field}.key: Invalid value: \"{key}\": the key is reserved");
        if (before.Any(e => e.Key == key))
            throw new InvalidDataException($"{field}.key: Duplicate value: \"{key}\"");
    }

    private static ClaimExpression? ClaimRule(string field, ClaimValidationRule rule)
    {
        if (rule.Claim.Length > 0 && rule.Expression.Length > 0)
            throw new InvalidDataException($"{field}: Invalid value: claim and expression can't both be set");
        if (rule.Expression.Length > 0)
            return rule.RequiredValue.Length == 0
                ? ClaimExpression.OfClaims($"{field}.expression", rule.Expression, CelType.Bool)
                : throw new InvalidDataException($"{field}.requiredValue: it can't be set with expression");
        if (rule.Claim.Length == 0)
            throw new InvalidDataException($"{field}: Required value: claim or expression is required");
        if (rule.Message.Length > 0)
            throw new InvalidDataException($"{field}.message: it can't be set with claim");
        return null;
    }

    private void CheckEmail(string path)
    {
        var mappings = _config.ClaimMappings;
        if (!Email().IsMatch(mappings.Username.Expression))
            return;
        var others = (mappings.Extra ?? [])
            .Select(e => e.ValueExpression)
            .Concat((_config.ClaimValidationRules ?? []).Select(r => r.Expression))
            .Append(mappings.Username.Expression);
        if (!others.Any(e => e.Contains("claims." + VerifiedClaim, StringComparison.Ordinal)))
            throw new InvalidDataException(
                $"{path}.claimMappings.username.expression: Invalid value: \"{mappings.Username.Expression}\": "
                    + "claims.email_verified must be used in claimMappings.username.expression or "
                    + "claimMappings.extra[*].valueExpression or claimValidationRules[*].expression when claims.email "
                    + "is used in claimMappings.username.expression"
            );
    }

    private static ClaimExpression? Tenant(string field, JwtTenant? tenant)
    {
        if (tenant is null || new[] { tenant.Name, tenant.Claim, tenant.Expression }.Count(t => t.Length > 0) != 1)
            throw new InvalidDataException(
                $"{field}: Required value: one of name, claim and expression must say which tenant the users are of "
                    + "(name: system for those of the installation)"
            );
        if (tenant.Name.Length > 0 && !CertificateIdentity.IsTenantName(tenant.Name))
            throw new InvalidDataException($"{field}.name: Invalid value: \"{tenant.Name}\": no name of a tenant");
        return tenant.Expression.Length > 0
            ? ClaimExpression.OfClaims($"{field}.expression", tenant.Expression, CelType.String)
            : null;
    }

    [GeneratedRegex(@"\bclaims\.email\b(?!_)")]
    private static partial Regex Email();

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9.-]*[a-z0-9])?/[a-z0-9._~!$&'()*+,;=:@/-]+\z")]
    private static partial Regex ExtraKey();
}
