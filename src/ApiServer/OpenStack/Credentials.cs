using System.Text.Json;
using Arktos.Api;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.OpenStack;

/// <summary>What somebody shows to get a token, and for which project. Pure.</summary>
/// <param name="Method">In Keystone's words.</param>
/// <param name="Bearer">The password or secret; of method token the token.</param>
/// <param name="User">The name or id that is claimed; "": none is.</param>
internal sealed record Credentials(
    string Method,
    string Bearer,
    string User,
    string ProjectName = "",
    string ProjectId = ""
)
{
    public const string Password = "password",
        Token = "token",
        ApplicationCredential = "application_credential";

    /// <summary>
    /// Whether the bearer token is of whom it is said to be. A service account may leave out that it is one.
    /// </summary>
    public bool IsOf(UserIdentity user) =>
        User.Length == 0 && Method != Password
        || User == user.Name
        || user.Uid.Length > 0 && User == user.Uid
        || ServiceAccountPrefix + User == user.Name;

    private const string ServiceAccountPrefix = "system:serviceaccount:";

    public static Result<Credentials> Read(JsonElement body)
    {
        if (
            !JsonFields.TryObject(body, "auth", out var auth)
            || !JsonFields.TryObject(auth, "identity", out var identity)
            || !identity.TryGetProperty("methods", out var methods)
            || methods.ValueKind != JsonValueKind.Array
        )
            return Statuses.BadRequest("auth.identity.methods is missing");
        if (methods.GetArrayLength() != 1 || methods[0].ValueKind != JsonValueKind.String)
            return Statuses.Failure(401, "Unauthorized", "one method at a time is served", null);
        var read = methods[0].GetString() switch
        {
            Password => OfPassword(identity),
            Token => OfToken(identity),
            ApplicationCredential => OfApplication(identity),
            _ => Statuses.Failure(
                401,
                "Unauthorized",
                "the methods that are served are password, token and application_credential",
                null
            ),
        };
        return read.Succeeded(out var credentials, out var error) ? WithScope(credentials, auth) : error;
    }

    private static Result<Credentials> OfPassword(JsonElement identity)
    {
        if (
            !JsonFields.TryObject(identity, Password, out var password)
            || !JsonFields.TryObject(password, "user", out var user)
        )
            return Statuses.BadRequest("auth.identity.password.user is missing");
        var (id, name) = (JsonFields.Text(user, "id"), JsonFields.Text(user, "name"));
        if (id.Length == 0 && name.Length == 0)
            return Statuses.BadRequest("auth.identity.password.user has neither id nor name");
        return IsOfTheDomain(user)
            ? new Credentials(Password, JsonFields.Text(user, "password"), id.Length > 0 ? id : name)
            : OtherDomain();
    }

    private static Result<Credentials> OfToken(JsonElement identity) =>
        JsonFields.TryObject(identity, Token, out var token)
            ? new Credentials(Token, JsonFields.Text(token, "id"), "")
            : Statuses.BadRequest("auth.identity.token is missing");

    private static Result<Credentials> OfApplication(JsonElement identity)
    {
        if (!JsonFields.TryObject(identity, ApplicationCredential, out var given))
            return Statuses.BadRequest("auth.identity.application_credential is missing");
        // By its id alone it is whose the secret is; by a name its user is named as well.
        var claimed = JsonFields.Text(given, "id");
        if (JsonFields.TryObject(given, "user", out var user))
        {
            if (!IsOfTheDomain(user))
                return OtherDomain();
            var id = JsonFields.Text(user, "id");
            claimed = id.Length > 0 ? id : JsonFields.Text(user, "name");
        }
        return new Credentials(ApplicationCredential, JsonFields.Text(given, "secret"), claimed);
    }

    private static Result<Credentials> WithScope(Credentials credentials, JsonElement auth)
    {
        if (!auth.TryGetProperty("scope", out var scope) || scope.ValueKind != JsonValueKind.Object)
            return credentials;
        if (!JsonFields.TryObject(scope, "project", out var project))
            return Statuses.Failure(401, "Unauthorized", "the scope of a token is a project", null);
        return IsOfTheDomain(project)
            ? credentials with
            {
                ProjectName = JsonFields.Text(project, "name"),
                ProjectId = JsonFields.Text(project, "id"),
            }
            : OtherDomain();
    }

    private static bool IsOfTheDomain(JsonElement value) =>
        !JsonFields.TryObject(value, "domain", out var domain)
        || IdentityApi.IsDomain(JsonFields.Text(domain, "name"), JsonFields.Text(domain, "id"));

    private static Api.Meta.V1.Status OtherDomain() =>
        Statuses.Failure(401, "Unauthorized", "the only domain is Default (id default)", null);
}
