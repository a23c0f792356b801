using Arktos.Api;
using Arktos.Api.Authentication.V1;
using Arktos.Api.Authorization.V1;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Registry.Access;

/// <summary>A review: a question in, the same object with the answer out.</summary>
public abstract class ReviewResource<T>() : ActionResource(BuiltInKinds.Of(typeof(T)))
    where T : class, IKubeObject
{
    public sealed override async Task<Result<object>> CreateAsync(ActionCall call, CancellationToken cancel)
    {
        var decoded = BodyDecoder.Decode(
            call.Body,
            typeof(T),
            Description.Kind,
            SchemaCatalog.Instance.Find(Description.Kind)!,
            FieldValidation.Ignore,
            []
        );
        if (!decoded.Succeeded(out var body, out var error))
            return error;
        var answered = await AnswerAsync((T)body, call, cancel);
        if (answered is not null)
            return answered;
        body.Metadata.ManagedFields = null;
        return Result<object>.Of(body);
    }

    protected abstract Task<Api.Meta.V1.Status?> AnswerAsync(T review, ActionCall call, CancellationToken cancel);

    protected static async Task<SubjectAccessReviewStatus> DecideAsync(
        UserIdentity user,
        ResourceAttributes? resource,
        NonResourceAttributes? path,
        ActionCall call,
        CancellationToken cancel
    )
    {
        AccessRequest request;
        if (resource is not null)
        {
            // A kind that is not served here may be served elsewhere: it is in the namespace that is named.
            var scope =
                call.Services.Catalog.TryScopeOf(resource.Group, resource.Resource)
                ?? (resource.Namespace.Length > 0 ? ResourceScope.Namespaced : ResourceScope.Tenant);
            request = new AccessRequest(
                user,
                resource.Verb,
                true,
                resource.Group,
                resource.Resource,
                resource.Subresource,
                call.Request.Tenant,
                scope,
                resource.Namespace,
                resource.Name,
                "",
                ""
            );
        }
        else
            request = AccessRequest.ForPath(user, path!.Verb, path.Path);
        var decision = await call.Services.Authorizer.DecideAsync(request, cancel);
        return new() { Allowed = decision.IsAllowed, Reason = decision.Reason };
    }

    protected Api.Meta.V1.Status? CheckAttributes(ResourceAttributes? resource, NonResourceAttributes? path)
    {
        var errors = new FieldErrors();
        if (resource is null && path is null)
            errors.Invalid(
                "spec.resourceAttributes",
                null,
                "exactly one of nonResourceAttributes or resourceAttributes must be specified"
            );
        if (resource is not null && path is not null)
            errors.Invalid(
                "spec.nonResourceAttributes",
                path,
                "cannot be specified in combination with resourceAttributes"
            );
        return errors.Count == 0 ? null : Statuses.Invalid(Description.Kind, "", errors);
    }
}

public sealed class SelfSubjectReviewResource : ReviewResource<SelfSubjectReview>
{
    protected override Task<Api.Meta.V1.Status?> AnswerAsync(
        SelfSubjectReview review,
        ActionCall call,
        CancellationToken cancel
    )
    {
        review.Metadata.CreationTimestamp = call.Services.Now;
        review.Status = new() { UserInfo = TokenReviewResource.Info(call.Request.User) };
        return Task.FromResult<Api.Meta.V1.Status?>(null);
    }
}

public sealed class TokenReviewResource : ReviewResource<TokenReview>
{
    internal static UserInfo Info(UserIdentity user) =>
        new()
        {
            Username = user.Name,
            Uid = user.Uid,
            Groups = [.. user.Groups],
            // Names are unique within a tenant only: who reads a name must know whose it is.
            Extra = new(user.Extra.Select(e => KeyValuePair.Create(e.Key, e.Value.ToList())))
            {
                [UserIdentity.TenantExtra] = [user.Tenant],
            },
        };

    protected override async Task<Api.Meta.V1.Status?> AnswerAsync(
        TokenReview review,
        ActionCall call,
        CancellationToken cancel
    )
    {
        if (review.Spec.Token.Length == 0)
            return Statuses.BadRequest("token is required for TokenReview in authentication");
        IReadOnlyList<string> asked = review.Spec.Audiences is { Count: > 0 } given
            ? given
            : call.Services.Bearers.Audiences;
        var owner = await call.Services.Bearers.IdentifyAsync(review.Spec.Token, asked, cancel);
        // Another tenant's user is nobody here.
        if (owner is not null && !call.Request.User.IsSystem && owner.User.Tenant != call.Request.User.Tenant)
            owner = null;
        review.Status = owner is null
            ? new() { Error = $"invalid bearer token for the audiences [{string.Join(" ", asked)}]" }
            : new()
            {
                Authenticated = true,
                User = Info(owner.User),
                Audiences = [.. owner.Audiences],
            };
        return null;
    }
}

public sealed class SelfSubjectAccessReviewResource : ReviewResource<SelfSubjectAccessReview>
{
    protected override async Task<Api.Meta.V1.Status?> AnswerAsync(
        SelfSubjectAccessReview review,
        ActionCall call,
        CancellationToken cancel
    )
    {
        if (CheckAttributes(review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes) is { } wrong)
            return wrong;
        review.Status = await DecideAsync(
            call.Request.User,
            review.Spec.ResourceAttributes,
            review.Spec.NonResourceAttributes,
            call,
            cancel
        );
        return null;
    }
}

public sealed class SubjectAccessReviewResource : ReviewResource<SubjectAccessReview>
{
    protected override async Task<Api.Meta.V1.Status?> AnswerAsync(
        SubjectAccessReview review,
        ActionCall call,
        CancellationToken cancel
    )
    {
        if (CheckAttributes(review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes) is { } wrong)
            return wrong;
        if (Subjects.Check(review.Spec, Description.Kind) is { } nobody)
            return nobody;
        review.Status = await DecideAsync(
            Subjects.Of(review.Spec, call),
            review.Spec.ResourceAttributes,
            review.Spec.NonResourceAttributes,
            call,
            cancel
        );
        return null;
    }
}

public sealed class LocalSubjectAccessReviewResource : ReviewResource<LocalSubjectAccessReview>
{
    protected override async Task<Api.Meta.V1.Status?> AnswerAsync(
        LocalSubjectAccessReview review,
        ActionCall call,
        CancellationToken cancel
    )
    {
        if (CheckAttributes(review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes) is { } wrong)
            return wrong;
        if (Subjects.Check(review.Spec, Description.Kind) is { } nobody)
            return nobody;
        var errors = new FieldErrors();
        if (review.Spec.NonResourceAttributes is not null)
            errors.Invalid(
                "spec.nonResourceAttributes",
                review.Spec.NonResourceAttributes,
                "disallowed on this kind of request"
            );
        else if (review.Spec.ResourceAttributes!.Namespace != call.Request.Namespace)
            errors.Invalid(
                "spec.resourceAttributes.namespace",
                review.Spec.ResourceAttributes.Namespace,
                "must match metadata.namespace"
            );
        if (errors.Count > 0)
            return Statuses.Invalid(Description.Kind, "", errors);
        review.Status = await DecideAsync(
            Subjects.Of(review.Spec, call),
            review.Spec.ResourceAttributes,
            null,
            call,
            cancel
        );
        return null;
    }
}

public sealed class SelfSubjectRulesReviewResource : ReviewResource<SelfSubjectRulesReview>
{
    protected override async Task<Api.Meta.V1.Status?> AnswerAsync(
        SelfSubjectRulesReview review,
        ActionCall call,
        CancellationToken cancel
    )
    {
        if (review.Spec.Namespace.Length == 0)
            return Statuses.BadRequest("no namespace on request");
        var rules = await call.Services.Authorizer.RulesAsync(call.Request.User, review.Spec.Namespace, cancel);
        review.Status = new()
        {
            ResourceRules = rules
                .Where(r => r.Resources is { Count: > 0 })
                .Select(r => new ResourceRule
                {
                    Verbs = r.Verbs,
                    ApiGroups = r.ApiGroups,
                    Resources = r.Resources,
                    ResourceNames = r.ResourceNames,
                })
                .ToList(),
            NonResourceRules = rules
                .Where(r => r.NonResourceURLs is { Count: > 0 })
                .Select(r => new NonResourceRule { Verbs = r.Verbs, NonResourceURLs = r.NonResourceURLs })
                .ToList(),
            Incomplete = call.Request.User.NodeName is not null || !call.Services.Authorizer.KnowsAllRules,
            EvaluationError =
                call.Request.User.NodeName is not null ? "node authorizer does not support user rule resolution"
                : call.Services.Authorizer.KnowsAllRules ? ""
                : "webhook authorizer does not support user rule resolution",
        };
        return null;
    }
}

internal static class Subjects
{
    public static Api.Meta.V1.Status? Check(SubjectAccessReviewSpec spec, GroupVersionKind kind)
    {
        if (spec.User.Length > 0 || spec.Groups is { Count: > 0 })
            return null;
        var errors = new FieldErrors();
        errors.Invalid("spec.user", "", "at least one of user or group must be specified");
        return Statuses.Invalid(kind, "", errors);
    }

    // The question is about a user of the asker's tenant: of another one nothing is told.
    public static UserIdentity Of(SubjectAccessReviewSpec spec, ActionCall call) =>
        new(
            spec.User,
            spec.Uid,
            spec.Groups ?? [],
            call.Request.User.IsSystem ? call.Request.Tenant : call.Request.User.Tenant,
            UserIdentity.NoExtra
        );
}
