using Arktos.Api.Apiextensions.V1;

namespace Arktos.Controllers.CustomResources;

/// <summary>What the status of a definition is to be. Pure.</summary>
internal static class DefinitionDecision
{
    public const string NamesAccepted = "NamesAccepted",
        Established = "Established",
        Terminating = "Terminating";

    /// <param name="others">The other definitions of its tenant; those of other groups do not matter.</param>
    public static CustomResourceDefinitionStatus StatusOf(
        CustomResourceDefinition definition,
        IEnumerable<CustomResourceDefinition> others,
        DateTimeOffset now
    )
    {
        var status = definition.Status.DeepClone();
        var taken = others
            .Where(o => o.Spec.Group == definition.Spec.Group)
            .Select(o => o.Status.AcceptedNames)
            .ToList();
        var resources = taken
            .SelectMany(n => (n.ShortNames ?? []).Append(n.Plural).Append(n.Singular))
            .Where(n => n.Length > 0)
            .ToHashSet();
        var kinds = taken.SelectMany(n => new[] { n.Kind, n.ListKind }).Where(n => n.Length > 0).ToHashSet();
        var (asked, accepted) = (definition.Spec.Names, status.AcceptedNames);
        var conflict = default((string Reason, string Name)?);
        accepted.Plural = One(asked.Plural, accepted.Plural, resources, "PluralConflict");
        accepted.Singular = One(asked.Singular, accepted.Singular, resources, "SingularConflict");
        if ((asked.ShortNames ?? []).FirstOrDefault(resources.Contains) is { } shortName)
            conflict ??= ("ShortNamesConflict", shortName);
        else
            accepted.ShortNames = asked.ShortNames is { } shortNames ? [.. shortNames] : null;
        accepted.Kind = One(asked.Kind, accepted.Kind, kinds, "KindConflict");
        accepted.ListKind = One(asked.ListKind, accepted.ListKind, kinds, "ListKindConflict");
        accepted.Categories = asked.Categories is { } categories ? [.. categories] : null;
        Set(
            status,
            NamesAccepted,
            conflict is null,
            conflict?.Reason ?? "NoConflicts",
            conflict is { } found ? $"\"{found.Name}\" is already in use" : "no conflicts found",
            now
        );
        if (conflict is null)
            Set(status, Established, true, "InitialNamesAccepted", "the initial names have been accepted", now);
        else if (!Is(definition, Established))
            Set(status, Established, false, "NotAccepted", "not all names are accepted", now);
        return status;

        string One(string wanted, string before, HashSet<string> used, string reason)
        {
            if (!used.Contains(wanted))
                return wanted;
            conflict ??= (reason, wanted);
            return before;
        }
    }

    public static bool Is(CustomResourceDefinition definition, string type) =>
        (definition.Status.Conditions ?? []).Any(c => c.Type == type && c.Status == "True");

    /// <summary>The time moves only when the status does.</summary>
    public static void Set(
        CustomResourceDefinitionStatus status,
        string type,
        bool holds,
        string reason,
        string message,
        DateTimeOffset now
    )
    {
        var conditions = status.Conditions ??= [];
        var wanted = new CustomResourceDefinitionCondition
        {
            Type = type,
            Status = holds ? "True" : "False",
            Reason = reason,
            Message = message,
            LastTransitionTime = now,
        };
        var at = conditions.FindIndex(c => c.Type == type);
        if (at < 0)
        {
            conditions.Add(wanted);
            return;
        }
        if (conditions[at].Status == wanted.Status)
            wanted.LastTransitionTime = conditions[at].LastTransitionTime;
        conditions[at] = wanted;
    }
}
