using System.Collections.Concurrent;

namespace Arktos.ApiServer.Encryption;

/// <summary>Which rule is in force for which resource: the first that covers it. Thread-safe.</summary>
/// <param name="keyServices">That its rules use.</param>
internal sealed class EncryptionRules(IReadOnlyList<EncryptionRule> rules, IReadOnlyList<KeyService> keyServices)
{
    /// <summary>As keys name resources; whoever can write one has to be known to the catalog.</summary>
    private readonly ConcurrentDictionary<string, EncryptionRule?> _found = new(StringComparer.Ordinal);

    public IReadOnlyList<KeyService> KeyServices => keyServices;

    /// <summary>Null: its objects are stored as they are.</summary>
    public EncryptionRule? Find(string resource) =>
        _found.GetOrAdd(resource, static (r, all) => all.FirstOrDefault(rule => rule.Covers(r)), rules);
}
