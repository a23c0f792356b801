using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>Paths that are to stay below something. Pure.</summary>
internal static class PathRules
{
    public static void Descending(string path, string field, FieldErrors errors)
    {
        if (path.StartsWith('/'))
            errors.Invalid(field, path, "must be a relative path");
        else if (path.Split('/').Contains(".."))
            errors.Invalid(field, path, "must not contain '..'");
    }

    /// <summary>Of a file of a volume: its first name is none of the writer's own.</summary>
    public static void File(string path, string field, FieldErrors errors)
    {
        Descending(path, field, errors);
        if (path.StartsWith("..", StringComparison.Ordinal) && path.Split('/')[0] != "..")
            errors.Invalid(field, path, "must not start with '..'");
    }
}
