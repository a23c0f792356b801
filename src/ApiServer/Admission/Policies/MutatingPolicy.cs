using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Admissionregistration.V1Beta1;
using Arktos.Api.Cel;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Meta.V1;
using Arktos.Api.Patches;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>One change that a policy makes.</summary>
/// <param name="IsPatch">Whether the expression makes operations of a JSON patch; else a configuration that is
/// applied.</param>
/// <param name="Program">Null: it does not compile, as the fault says.</param>
internal sealed record PolicyMutation(bool IsPatch, string Expression, CelProgram? Program, string Fault);

/// <summary>What came of a mutation.</summary>
/// <param name="Fault">What the policy itself did wrong; empty: nothing.</param>
/// <param name="Refusal">Of the write, whatever the policy says of its failures; null: none.</param>
/// <param name="ErrorType">As metrics name it.</param>
internal readonly record struct MutationResult(string Fault, Status? Refusal, string ErrorType)
{
    public static MutationResult Done { get; } = new("", null, "no_error");

    public static MutationResult Invalid(string fault) => new(fault, null, "invalid_error");
}

/// <summary>A MutatingAdmissionPolicy. Immutable.</summary>
internal sealed class MutatingPolicy : Policy
{
    private readonly IReadOnlyList<PolicyMutation> _mutations;

    public MutatingPolicy(MutatingAdmissionPolicy source)
        : base(source.Metadata.Name, PolicySource.Of(source.Spec), out var compiler)
    {
        _mutations = [.. (source.Spec.Mutations ?? []).Select(compiler.Mutation)];
        IsReinvoked = source.Spec.ReinvocationPolicy == ReinvocationPolicyType.IfNeeded;
    }

    /// <summary>Whether it is asked once more when others change the object behind it.</summary>
    public bool IsReinvoked { get; }

    /// <summary>Changes the object of a request. Each mutation sees what those before it have done.</summary>
    /// <param name="parameters">Null where there are none; not asked for where the policy takes none.</param>
    /// <param name="bounds">Of each patch, and of the object that comes out.</param>
    /// <returns>What came of each mutation, one at least; null: the policy's conditions do not hold.</returns>
    public async ValueTask<Result<IReadOnlyList<MutationResult>?>> MutateAsync(
        ReviewedRequest request,
        RequestValues values,
        ReviewForm form,
        CelValue parameters,
        PatchBounds bounds
    )
    {
        if (!(await HoldsAsync(values, form, parameters)).Succeeded(out var conditions, out var error))
            return error;
        if (conditions.Error.Length > 0)
            return new[] { MutationResult.Invalid(conditions.Error) };
        if (!conditions.Holds)
            return Result<IReadOnlyList<MutationResult>?>.Of(null);
        var results = new List<MutationResult>();
        foreach (var mutation in _mutations)
        {
            // What is deleted, or only connected to, has nothing that could be changed.
            if (request.Object(form) is null)
                continue;
            var budget = new CelBudget();
            if (!(await ValuesAsync(values, form, parameters, budget)).Succeeded(out var all, out error))
                return error;
            var result = Mutate(mutation, request, form, all, budget, bounds);
            if (result.Refusal is { } refusal)
                return refusal;
            results.Add(result);
        }
        return results;
    }

    private static MutationResult Mutate(
        PolicyMutation mutation,
        ReviewedRequest request,
        ReviewForm form,
        CelValue[] values,
        CelBudget budget,
        PatchBounds bounds
    )
    {
        if (mutation.Program is null)
            return new MutationResult(mutation.Fault, null, "compile_error");
        var evaluated = mutation.Program.Evaluate(values, budget);
        if (evaluated.Outcome == CelOutcome.OutOfObjectBudget)
            return new MutationResult(evaluated.Message!, null, "out_of_budget");
        if (evaluated.Outcome != CelOutcome.Value)
            return MutationResult.Invalid(
                $"expression '{mutation.Expression}' resulted in error: {evaluated.Value.ErrorMessage}"
            );
        try
        {
            return mutation.IsPatch
                ? Patch(evaluated.Value, request, form, bounds)
                : Merge(evaluated.Value, request, form, bounds);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return MutationResult.Invalid($"error applying patch: {e.Message}");
        }
    }

    private static MutationResult Merge(in CelValue value, ReviewedRequest request, ReviewForm form, PatchBounds bounds)
    {
        var writer = new CelJsonWriter(bounds.BytesMax);
        if (!writer.TryWrite(value, PatchTypes.Object.Name, out var node))
            return MutationResult.Invalid(writer.Fault);
        if (request.SchemaOf(form) is not { } schema)
            return new("", Statuses.InternalError($"Resource kind {form.Kind} not found."), "invalid_error");
        var json = (JsonObject)node!;
        json["apiVersion"] = form.Kind.GroupVersion.ToString();
        json["kind"] = form.Kind.Kind;
        var merge = MergeSchemas.Of(schema);
        var applied = AppliedConfiguration.TryMake(JsonElement.Parse(JsonTree.Encode(json)), merge, out var findings);
        if (applied is null)
            return MutationResult.Invalid(
                "error applying patch: failed to convert patch object to typed object: " + TypeCheck.Summary(findings)
            );
        if (AtomicValues.Find(applied.Json, merge) is { Count: > 0 } atomic)
            return MutationResult.Invalid(
                "error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
                    + string.Join(", ", atomic)
            );
        var merged = applied.Merge(JsonElement.Parse(request.Object(form)!), FieldSet.Empty, FieldSet.Empty);
        return merged is null ? MutationResult.Done : Replace(merged, request, form, bounds);
    }

    private static MutationResult Patch(in CelValue value, ReviewedRequest request, ReviewForm form, PatchBounds bounds)
    {
        var operations = new JsonArray();
        var writer = new CelJsonWriter(bounds.BytesMax);
        for (var i = 0; i < value.AsList.Count; i++)
        {
            if (!TryWrite(value.AsList[i], writer, out var operation))
                return MutationResult.Invalid(writer.Fault);
            operations.Add((JsonNode)operation);
        }
        switch (JsonPatch.Apply(JsonTree.Parse(request.Object(form)!), operations, bounds))
        {
            // A patch that asks for another value is none.
            case PatchResult.Inapplicable { IsFailedTest: true }:
                return MutationResult.Done;
            case PatchResult.Inapplicable inapplicable:
                return MutationResult.Invalid($"JSON Patch: {inapplicable.Message}");
            case PatchResult.Malformed malformed:
                return MutationResult.Invalid($"JSON Patch: {malformed.Message}");
            case PatchResult.Patched patched:
                return Replace(JsonTree.Encode(patched.Document), request, form, bounds);
            default:
                throw new InvalidOperationException("a patch has an unknown result");
        }
    }

    /// <summary>An operation as JSON; the types of an object that it puts somewhere are named by their place below its
    /// own.</summary>
    private static bool TryWrite(in CelValue value, CelJsonWriter writer, out JsonObject operation)
    {
        operation = [];
        var patch = value.AsMap;
        foreach (var name in new[] { "op", "path", "from", "value" })
        {
            if (!patch.TryGetField(name, out var field))
                continue;
            var path = field is { Kind: CelKind.Map, AsMap: CelMessage message } ? message.ObjectType.Name : "";
            if (!writer.TryWrite(field, path, out var node))
                return false;
            operation[name] = node;
        }
        return true;
    }

    private static MutationResult Replace(byte[] json, ReviewedRequest request, ReviewForm form, PatchBounds bounds)
    {
        if (json.Length > bounds.BytesMax)
            return MutationResult.Invalid(
                $"error applying patch: the object would have {json.Length} bytes, {bounds.BytesMax} are the limit"
            );
        // Objects of custom kinds are pruned where they are remade.
        if (
            SchemaCatalog.Instance.Find(form.Kind) is { } schema
            && StrictFields.Check(json, schema) is { Count: > 0 } unknown
        )
            return Refused(Statuses.InternalError($"strict decoding error: {string.Join(", ", unknown)}"));
        return request.Replace(form, json) is { } refusal ? Refused(refusal) : MutationResult.Done;
    }

    private static MutationResult Refused(Status status) => new("", status, "invalid_error");
}
