using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Http;

/// <summary>
/// POST, PUT, PATCH and DELETE: reads the body and the query, lets <see cref="ObjectWriter"/> do the write, and sends
/// what it answers.
/// </summary>
public static class WriteRequests
{
    /// <summary>What a deleted collection is shown by; a larger one is answered by a Status with the number.</summary>
    private const long DeletedBytesMax = 16 * 1024 * 1024;

    public static async Task<Status?> WriteAsync(ApiContext context, ResourceStrategy strategy, ViewSubresource? view)
    {
        var forms = AnswerForms.Of(strategy, view);
        if (!Negotiation.Choose(context.Http.Request.Headers.Accept, forms).Succeeded(out var form, out var error))
            return error;
        if (!WithOptions(context).Succeeded(out var request, out error))
            return error;
        // Whatever may be refused is refused before the commit.
        if (ReadRequests.CheckIncludeObject(context) is { } bad)
            return bad;
        var patchType = RequestBody.MediaType(context.Http);
        var isPatch = context.Request.Verb == "patch";
        var body = isPatch
            ? await RequestBody.ReadAsync(context.Http, context.Services.Options.BodyBytesMax)
            : await RequestBody.ReadObjectAsync(
                context.Http,
                context.Services.Options.BodyBytesMax,
                // The options of a deletion are no custom object.
                forms.HasProtobuf
                    || context.Request.Verb == "delete"
            );
        if (!body.Succeeded(out var bytes, out error))
            return error;
        request.Audit?.Sent(bytes);
        var result = await context.Writer.DispatchAsync(
            request,
            bytes,
            patchType,
            QueryOptions(context),
            context.Cancel
        );
        ResponseWriter.Warn(context.Http, request.Warnings);
        if (!result.Succeeded(out var written, out error))
            return error;
        if (!written.IsStatus)
            return await ReadRequests.WriteObjectAsync(context, strategy, view, written.Json, written.Code, form);
        await ResponseWriter.JsonAsync(context.Http, written.Json, written.Code, form);
        return null;
    }

    /// <summary>Deletes what a list would give, one after the other.</summary>
    public static async Task<Status?> DeleteCollectionAsync(ApiContext context, ResourceStrategy strategy)
    {
        var forms = AnswerForms.Of(strategy, null, isList: true);
        if (!Negotiation.Choose(context.Http.Request.Headers.Accept, forms).Succeeded(out var form, out var error))
            return error;
        if (ReadRequests.CheckIncludeObject(context) is { } bad)
            return bad;
        if (!ListOptions.Parse(context, strategy, false).Succeeded(out var options, out error))
            return error;
        if (!WithOptions(context).Succeeded(out var request, out error))
            return error;
        if (
            !(await RequestBody.ReadObjectAsync(context.Http, context.Services.Options.BodyBytesMax)).Succeeded(
                out var body,
                out error
            )
        )
            return error;
        request.Audit?.Sent(body);
        if (!ObjectWriter.DeleteOptionsOf(body, QueryOptions(context)).Succeeded(out var deletion, out error))
            return error;
        if (deletion.DryRun is { Count: > 0 })
            request = request with { IsDryRun = true };
        var pages = new ListReader(context, strategy, options, decodesItems: false);
        var (deleted, count, bytes) = (new List<StoredObject>(), 0, 0L);
        while (pages.HasMore)
        {
            var limit = options.Limit > 0 ? (int)Math.Min(options.Limit, 10_000) : 500;
            if (!(await pages.NextAsync(limit, DeletedBytesMax)).Succeeded(out var items, out error))
                return error;
            foreach (var item in items)
            {
                var one = request with { Namespace = item.Item.Key.Namespace, Name = item.Item.Key.Name };
                var gone = await context.Writer.DeleteAsync(one, deletion, context.Cancel);
                if (!gone.Succeeded(out _, out error) && error.Code is not 404)
                    return error;
            }
            (count, bytes) = (count + items.Count, bytes + items.Sum(i => (long)i.Item.Value.Length));
            if (bytes <= DeletedBytesMax)
                deleted.AddRange(items);
            if (options.Limit > 0)
                break;
        }
        if (bytes > DeletedBytesMax)
        {
            await ResponseWriter.JsonAsync(context.Http, KubeJson.Encode(Statuses.Deleted(count)), 200, form);
            return null;
        }
        await ReadRequests.WriteListAsync(
            context,
            ListForm.Of(context, strategy, form),
            pages.Metadata(count),
            deleted
        );
        return null;
    }

    /// <summary>The request with the options of writes that its query holds.</summary>
    public static Result<ResolvedRequest> WithOptions(ApiContext context)
    {
        var errors = new FieldErrors();
        var dryRun = context.Http.Request.Query["dryRun"];
        if (dryRun.Any(d => d is not ("All" or "")))
            errors.NotSupported("dryRun", dryRun.First(d => d is not "All"), "All");
        var writer = new WriterOptions(
            context.Query("fieldManager"),
            context.Http.Request.Headers.UserAgent.ToString(),
            context.Http.Request.Query.ContainsKey("force") ? context.QueryFlag("force") : null,
            context.Request.Verb == "patch" && RequestBody.MediaType(context.Http) == DocumentPatch.ApplyType
        );
        writer.Validate(context.Request.Verb, errors);
        var validation = FieldValidation.Warn;
        switch (context.Query("fieldValidation"))
        {
            case "" or "Warn":
                break;
            case "Strict":
                validation = FieldValidation.Strict;
                break;
            case "Ignore":
                validation = FieldValidation.Ignore;
                break;
            case var other:
                errors.NotSupported("fieldValidation", other, "", "Ignore", "Strict", "Warn");
                break;
        }
        if (errors.Count > 0)
            return Statuses.InvalidOptions(context.Request.Verb, errors);
        return writer.Of(context.Request) with
        {
            IsDryRun = dryRun.Contains("All"),
            Validation = validation,
            Warnings = [],
        };
    }

    private static DeleteOptions QueryOptions(ApiContext context)
    {
        var options = new DeleteOptions();
        if (long.TryParse(context.Query("gracePeriodSeconds"), out var grace))
            options.GracePeriodSeconds = grace;
        if (context.Query("propagationPolicy") is { Length: > 0 } policy)
            options.PropagationPolicy = policy;
        if (context.Query("orphanDependents") is { Length: > 0 })
            options.OrphanDependents = context.QueryFlag("orphanDependents");
        return options;
    }
}
