using Arktos.Api.Validation;

namespace Arktos.ApiServer.Requests;

/// <summary>Who writes, as a request says it, whichever door it came by.</summary>
/// <param name="FieldManager">Empty: the user agent says it.</param>
/// <param name="IsForced">Null: nothing is said.</param>
/// <param name="IsApply">Whether the write applies a configuration.</param>
public sealed record WriterOptions(string FieldManager, string UserAgent, bool? IsForced, bool IsApply)
{
    /// <param name="verb">Deletions have no managers.</param>
    public void Validate(string verb, FieldErrors errors)
    {
        if (verb is not ("create" or "update" or "patch"))
            return;
        if (IsApply && FieldManager.Length == 0)
            errors.Required("fieldManager", "is required for apply patch");
        if (verb == "patch" && !IsApply && IsForced is not null)
            errors.Forbidden("force", "may not be specified for non-apply patch");
        Api.ManagedFields.FieldManager.Validate(FieldManager, errors);
    }

    public ResolvedRequest Of(ResolvedRequest request) =>
        request with
        {
            FieldManager = FieldManager.Length > 0 ? FieldManager : Api.ManagedFields.FieldManager.NameOf(UserAgent),
            IsForced = IsForced == true,
        };
}
