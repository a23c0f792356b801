using Arktos.Api.Validation;
using Arktos.ApiServer.Bodies;

namespace Arktos.ApiServer.Audit;

/// <summary>How much of a request is written, the more the later.</summary>
public enum AuditLevel
{
    None,
    Metadata,
    Request,
    RequestResponse,
}

/// <summary>Where a request is when an event is written.</summary>
[Flags]
public enum AuditStage
{
    None = 0,
    RequestReceived = 1,
    ResponseStarted = 2,
    ResponseComplete = 4,
    Panic = 8,
}

/// <summary>What a policy says of a request.</summary>
/// <param name="Omitted">Stages of which nothing is written.</param>
internal readonly record struct AuditVerdict(AuditLevel Level, AuditStage Omitted, bool OmitsManagedFields)
{
    public static AuditVerdict Nothing { get; } = new(AuditLevel.None, AuditStage.None, false);
}

/// <summary>The rules of a policy: the first that fits a request holds; where none does, nothing is written.
/// Immutable.</summary>
internal sealed class AuditPolicy
{
    private readonly IReadOnlyList<Rule> _rules;

    private AuditPolicy(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <exception cref="InvalidDataException">The file cannot be read, or is wrong; the message says what.</exception>
    public static AuditPolicy Read(string path)
    {
        var document = ConfigurationFile.Decode<AuditDocument>(
            path,
            ConfigurationFile.ReadBytes(path),
            AuditDocument.Version,
            AuditDocument.OwnKind
        );
        var errors = new FieldErrors();
        if (document.Rules is not { Count: > 0 })
            errors.Required("rules", "a policy must have at least one rule");
        var omitted = StagesOf(document.OmitStages, "omitStages", errors);
        var rules = new List<Rule>();
        for (var i = 0; i < (document.Rules?.Count ?? 0); i++)
        {
            var (entry, at) = (document.Rules![i] ?? new(), $"rules[{i}]");
            Check(entry, at, errors);
            rules.Add(
                new Rule(
                    entry,
                    new AuditVerdict(
                        Enum.TryParse<AuditLevel>(entry.Level, out var level) ? level : AuditLevel.None,
                        omitted | StagesOf(entry.OmitStages, $"{at}.omitStages", errors),
                        entry.OmitManagedFields ?? document.OmitManagedFields
                    )
                )
            );
        }
        return errors.Count == 0
            ? new AuditPolicy(rules)
            : throw new InvalidDataException(
                $"{path} cannot be used: {string.Join("; ", errors.Select(e => e.ToString()))}"
            );
    }

    public AuditVerdict Judge(AuditRequest request)
    {
        foreach (var rule in _rules)
            if (rule.Fits(request))
                return rule.Verdict;
        return AuditVerdict.Nothing;
    }

    private static void Check(AuditDocument.RuleEntry rule, string at, FieldErrors errors)
    {
        if (rule.Level.Length == 0)
            errors.Required($"{at}.level");
        else if (!Enum.GetNames<AuditLevel>().Contains(rule.Level))
            errors.NotSupported($"{at}.level", rule.Level, Enum.GetNames<AuditLevel>());
        var urls = rule.NonResourceURLs ?? [];
        if (urls.Count > 0 && (rule.Resources is { Count: > 0 } || rule.Namespaces is { Count: > 0 }))
            errors.Invalid(
                $"{at}.nonResourceURLs",
                urls[0],
                "rules cannot apply to both regular resources and non-resource URLs"
            );
        for (var i = 0; i < urls.Count; i++)
            if (urls[i] != "*" && !urls[i].StartsWith('/'))
                errors.Invalid($"{at}.nonResourceURLs[{i}]", urls[i], "it must begin with a '/', or be \"*\"");
            else if (urls[i].IndexOf('*') is >= 0 and var star && star < urls[i].Length - 1)
                errors.Invalid($"{at}.nonResourceURLs[{i}]", urls[i], "'*' may only be the last character");
        for (var i = 0; i < (rule.Resources?.Count ?? 0); i++)
        {
            var (resource, field) = (rule.Resources![i] ?? new(), $"{at}.resources[{i}]");
            if (resource.Group.Contains('/'))
                errors.Invalid($"{field}.group", resource.Group, "it is the group alone, without a version");
            if (resource.ResourceNames is { Count: > 0 } && resource.Resources is not { Count: > 0 })
                errors.Invalid(
                    $"{field}.resourceNames",
                    resource.ResourceNames[0],
                    "using resourceNames requires at least one resource"
                );
        }
    }

    private static AuditStage StagesOf(List<string>? names, string at, FieldErrors errors)
    {
        var stages = AuditStage.None;
        for (var i = 0; i < (names?.Count ?? 0); i++)
            if (names![i] != nameof(AuditStage.None) && Enum.TryParse<AuditStage>(names[i], out var stage))
                stages |= stage;
            else
                errors.NotSupported($"{at}[{i}]", names[i], [.. Enum.GetNames<AuditStage>().Skip(1)]);
        return stages;
    }

    private sealed record Rule(AuditDocument.RuleEntry Entry, AuditVerdict Verdict)
    {
        public bool Fits(AuditRequest request)
        {
            if (Entry.Users is { Count: > 0 } users && !users.Contains(request.User?.Name ?? ""))
                return false;
            if (Entry.UserGroups is { Count: > 0 } groups && request.User?.Groups.Any(groups.Contains) != true)
                return false;
            if (Entry.Verbs is { Count: > 0 } verbs && !verbs.Contains(request.Verb))
                return false;
            if (Entry.Namespaces is { Count: > 0 } || Entry.Resources is { Count: > 0 })
                return FitsResource(request);
            return Entry.NonResourceURLs is not { Count: > 0 } urls
                || !request.IsResource && urls.Any(u => FitsPath(u, request.Path));
        }

        private bool FitsResource(AuditRequest request)
        {
            if (!request.IsResource)
                return false;
            if (Entry.Namespaces is { Count: > 0 } namespaces && !namespaces.Contains(request.Namespace))
                return false;
            return Entry.Resources is not { Count: > 0 } all || all.Any(r => Fits(r, request));
        }

        private static bool Fits(AuditDocument.ResourceEntry entry, AuditRequest request)
        {
            if (entry.Group != request.Group)
                return false;
            if (entry.Resources is not { Count: > 0 } resources)
                return true;
            if (entry.ResourceNames is { Count: > 0 } names && !names.Contains(request.Name))
                return false;
            var (resource, sub) = (request.Resource, request.Subresource);
            var whole = sub.Length > 0 ? $"{resource}/{sub}" : resource;
            return resources.Any(r =>
                r == whole || r == "*" || sub.Length > 0 && r == $"*/{sub}" || r == $"{resource}/*"
            );
        }

        private static bool FitsPath(string pattern, string path) =>
            pattern == path || pattern.EndsWith('*') && path.StartsWith(pattern[..^1], StringComparison.Ordinal);
    }
}
