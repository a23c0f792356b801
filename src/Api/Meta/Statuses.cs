using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;

namespace Arktos.Api;

/// <summary>
/// Makes the Status objects that an API server answers with. Reasons, codes and texts are those of Kubernetes: clients
/// match on them. Every call returns a new object that the caller owns.
/// </summary>
public static class Statuses
{
    public static Status Success(string name, GroupVersionResource resource, string uid) =>
        new()
        {
            Kind = "Status",
            ApiVersion = "v1",
            StatusValue = "Success",
            Details = new()
            {
                Name = name,
                Group = resource.Group,
                Kind = resource.Resource,
                Uid = uid,
            },
        };

    /// <summary>A collection too large to be shown has been deleted.</summary>
    public static Status Deleted(int count)
    {
        var status = Success(200);
        status.Message = $"{count} objects have been deleted or are being deleted";
        return status;
    }

    public static Status Success(int code) =>
        new()
        {
            Kind = "Status",
            ApiVersion = "v1",
            StatusValue = "Success",
            Code = code,
        };

    public static Status NotFound(GroupVersionResource resource, string name) =>
        Failure(404, "NotFound", $"{resource.QualifiedResource} \"{name}\" not found", Of(resource, name));

    public static Status UnknownResource() =>
        Failure(404, "NotFound", "the server could not find the requested resource", new());

    public static Status AlreadyExists(GroupVersionResource resource, string name) =>
        Failure(409, "AlreadyExists", $"{resource.QualifiedResource} \"{name}\" already exists", Of(resource, name));

    public static Status GenerateNameExhausted(GroupVersionResource resource, string generateName)
    {
        var status = Failure(
            409,
            "AlreadyExists",
            $"{resource.QualifiedResource} \"{generateName}\" already exists, the server was not able to generate a "
                + $"unique name for the object",
            Of(resource, generateName)
        );
        status.Details!.RetryAfterSeconds = 1;
        return status;
    }

    public static Status Conflict(GroupVersionResource resource, string name, string detail) =>
        Failure(
            409,
            "Conflict",
            $"Operation cannot be fulfilled on {resource.QualifiedResource} \"{name}\": {detail}",
            Of(resource, name)
        );

    public static Status Modified(GroupVersionResource resource, string name) =>
        Conflict(
            resource,
            name,
            "the object has been modified; please apply your changes to the latest version and try again"
        );

    /// <summary>A conflict that names the kind, as failed preconditions of a deletion do.</summary>
    public static Status KindConflict(GroupVersionKind kind, string name, string detail) =>
        Failure(
            409,
            "Conflict",
            $"Operation cannot be fulfilled on {kind.QualifiedKind} \"{name}\": {detail}",
            new()
            {
                Name = name,
                Group = kind.Group,
                Kind = kind.Kind,
            }
        );

    public static Status Invalid(GroupVersionKind kind, string name, FieldErrors errors)
    {
        var status = Failure(
            422,
            "Invalid",
            $"{kind.QualifiedKind} \"{name}\" is invalid: {errors.Summary()}",
            new()
            {
                Name = name,
                Group = kind.Group,
                Kind = kind.Kind,
            }
        );
        status.Details!.Causes = errors
            .Select(e => new StatusCause
            {
                Reason = e.Cause,
                Message = e.Body,
                Field = e.Field,
            })
            .ToList();
        return status;
    }

    /// <summary>The options of a write are wrong, not what is written.</summary>
    public static Status InvalidOptions(string verb, FieldErrors errors)
    {
        var options = verb switch
        {
            "create" => "CreateOptions",
            "patch" => "PatchOptions",
            "update" => "UpdateOptions",
            _ => "DeleteOptions",
        };
        return Invalid(new GroupVersionKind("meta.k8s.io", "v1", options), "", errors);
    }

    /// <summary>
    /// A patch that cannot be carried out on this object. The text is fixed; the reason is its cause.
    /// </summary>
    public static Status UnprocessablePatch(string reason) =>
        Failure(
            422,
            "Invalid",
            "the server rejected our request due to an error in our request",
            new() { Causes = [new() { Reason = "UnexpectedServerResponse", Message = reason }] }
        );

    public static Status Forbidden(GroupVersionResource resource, string name, string detail) =>
        Failure(
            403,
            "Forbidden",
            $"{resource.QualifiedResource}{(name.Length == 0 ? "" : $" \"{name}\"")} is forbidden: {detail}",
            Of(resource, name)
        );

    public static Status ForbiddenPath(string detail) => Failure(403, "Forbidden", $"forbidden: {detail}", new());

    public static Status Unauthorized() => Failure(401, "Unauthorized", "Unauthorized", null);

    public static Status BadRequest(string message) => Failure(400, "BadRequest", message, null);

    public static Status MethodNotAllowed() =>
        Failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", new());

    public static Status NotAcceptable(string message) => Failure(406, "NotAcceptable", message, null);

    public static Status UnsupportedMediaType(string message) => Failure(415, "UnsupportedMediaType", message, null);

    public static Status TooLarge(int bytesMax) =>
        Failure(413, "RequestEntityTooLarge", $"Request entity too large: limit is {bytesMax}", null);

    public static Status TooManyRequests(string message, int retryAfterSeconds) =>
        WithRetry(Failure(429, "TooManyRequests", message, new()), retryAfterSeconds);

    public static Status Expired(string message) => Failure(410, "Expired", message, null);

    public static Status ResourceVersionTooLarge(string asked, string current)
    {
        var status = WithRetry(
            Failure(504, "Timeout", $"Timeout: Too large resource version: {asked}, current: {current}", new()),
            1
        );
        status.Details!.Causes = [new() { Reason = "ResourceVersionTooLarge", Message = "Too large resource version" }];
        return status;
    }

    public static Status Timeout(string message) => Failure(504, "Timeout", $"Timeout: {message}", null);

    /// <summary>
    /// No majority of the stores answered for as long as a fail-over takes many times over. Clients are not asked to
    /// try again by themselves: kubectl would, ten times.
    /// </summary>
    public static Status StoreUnavailable(GroupVersionResource resource, string operation) =>
        Timeout(
            operation is "get" or "list" or "watch"
                ? $"the {operation} operation against {resource.QualifiedResource} could not be completed: no "
                    + $"majority of the stores answers"
                : $"the {operation} operation against {resource.QualifiedResource} could not be completed: no "
                    + $"majority of the stores answers; it may or may not have been carried out"
        );

    /// <summary>Too many others wanted the same at the same time.</summary>
    public static Status ServerTimeout(GroupVersionResource resource, string operation) =>
        WithRetry(
            Failure(
                500,
                "ServerTimeout",
                $"The {operation} operation against {resource.QualifiedResource} could not be completed at this "
                    + $"time, please try again.",
                new()
                {
                    Name = operation,
                    Group = resource.Group,
                    Kind = resource.Resource,
                }
            ),
            2
        );

    public static Status ServiceUnavailable(string message) => Failure(503, "ServiceUnavailable", message, null);

    public static Status InternalError(string error)
    {
        var status = Failure(500, "InternalError", $"Internal error occurred: {error}", new());
        status.Details!.Causes = [new() { Message = error }];
        return status;
    }

    public static Status Failure(int code, string reason, string message, StatusDetails? details) =>
        new()
        {
            Kind = "Status",
            ApiVersion = "v1",
            StatusValue = "Failure",
            Message = message,
            Reason = reason,
            Details = details,
            Code = code,
        };

    private static StatusDetails Of(GroupVersionResource resource, string name) =>
        new()
        {
            Name = name,
            Group = resource.Group,
            Kind = resource.Resource,
        };

    private static Status WithRetry(Status status, int seconds)
    {
        status.Details!.RetryAfterSeconds = seconds;
        return status;
    }
}
