using System.Text.Json.Nodes;
using Arktos.ApiServer.Audit;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>
/// What policies have for the audit log of one request: the values of their annotations, those of several bindings and
/// parameters behind each other, and what they would have refused (action Audit). Not thread-safe.
/// </summary>
internal sealed class AuditAnnotations
{
    private const string Failure = "validation.policy.admission.k8s.io/validation_failure";

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly JsonArray _failures = [];

    public void Add(string policy, string key, string value)
    {
        var name = $"{policy}/{key}";
        if (!_values.TryGetValue(name, out var values))
            _values[name] = values = [];
        if (!values.Contains(value))
            values.Add(value);
    }

    public void AddFailure(ValidatingBinding binding, PolicyDecision decision) =>
        _failures.Add(
            (JsonNode)
                new JsonObject
                {
                    ["message"] = decision.Message,
                    ["policy"] = binding.Policy.Name,
                    ["binding"] = binding.Name,
                    ["expressionIndex"] = decision.Index,
                    ["validationActions"] = new JsonArray([.. binding.Actions.Select(a => (JsonNode)a)]),
                }
        );

    public void WriteTo(AuditTrail trail)
    {
        foreach (var (key, values) in _values)
            trail.Annotate(key, string.Join(", ", values));
        if (_failures.Count > 0)
            trail.Annotate(Failure, _failures.ToJsonString());
    }
}
