using System.Text.Json;
using Arktos.ApiServer.Bodies;

namespace Arktos.ApiServer.Audit;

/// <summary>The file of <c>--audit-policy-file</c>, as it is written.</summary>
internal sealed record AuditDocument : IConfigurationDocument
{
    public const string Version = "audit.k8s.io/v1",
        OwnKind = "Policy";

    public string ApiVersion { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>Read by nobody.</summary>
    public JsonElement Metadata { get; init; }

    public List<RuleEntry>? Rules { get; init; }

    public List<string>? OmitStages { get; init; }

    public bool OmitManagedFields { get; init; }

    internal sealed record RuleEntry
    {
        public string Level { get; init; } = "";

        public List<string>? Users { get; init; }

        public List<string>? UserGroups { get; init; }

        public List<string>? Verbs { get; init; }

        public List<ResourceEntry>? Resources { get; init; }

        public List<string>? Namespaces { get; init; }

        public List<string>? NonResourceURLs { get; init; }

        public List<string>? OmitStages { get; init; }

        /// <summary>Null: as the policy has it.</summary>
        public bool? OmitManagedFields { get; init; }
    }

    internal sealed record ResourceEntry
    {
        public string Group { get; init; } = "";

        public List<string>? Resources { get; init; }

        public List<string>? ResourceNames { get; init; }
    }
}
