using System.Security.Cryptography;
using System.Text;
using Arktos.Api.Selectors;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

/// <summary>
/// Which pods of a tenant a policy means. What selects the same is equal, and has one set in the kernel. Pure.
/// </summary>
/// <param name="Namespace">The only one; "": those that <paramref name="Namespaces"/> selects.</param>
/// <param name="Port">By name, of the pods: the set is of their addresses with it; "": of their addresses.</param>
internal sealed record PeerSelector(
    string Tenant,
    string Namespace,
    LabelQuery Namespaces,
    LabelQuery Pods,
    string Port = "",
    byte Protocol = 0
)
{
    private const int NameBytes = 16;

    private readonly string _text = TextOf(Tenant, Namespace, Namespaces, Pods, Port, Protocol);

    /// <summary>Whether it takes labels of namespaces to tell.</summary>
    public bool NeedsLabels => Namespace.Length == 0 && !Namespaces.IsEverything;

    public bool IsOfPorts => Port.Length > 0;

    /// <summary>The same pods, by addresses and the port of that name.</summary>
    public PeerSelector At(string port, byte protocol) => new(Tenant, Namespace, Namespaces, Pods, port, protocol);

    /// <summary>Of its set; the same for the same selector, whichever agent makes it.</summary>
    public string SetName => (IsOfPorts ? "ports_" : "peers_") + HashOf(_text);

    /// <param name="labels">Of the pod's namespace; null: they are not known.</param>
    public bool Matches(PolicyPod pod, IReadOnlyDictionary<string, string>? labels) =>
        (
            Namespace.Length > 0
                ? pod.Namespace == Namespace
                : Namespaces.IsEverything || labels is not null && Namespaces.Matches(labels)
        ) && Pods.Matches(pod.Labels);

    public bool Equals(PeerSelector? other) => other is not null && _text == other._text;

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Nobody makes two texts of the same hash: tenants would share what they let in.</summary>
    public static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, NameBytes));

    private static string TextOf(
        string tenant,
        string ns,
        LabelQuery namespaces,
        LabelQuery pods,
        string port,
        byte protocol
    ) =>
        $"{tenant}\n{ns}\n{(ns.Length > 0 ? "" : TextOf(namespaces))}\n{TextOf(pods)}\n{port}\n"
        + (port.Length > 0 ? Protocols.Name(protocol) : "");

    // What is in quotes ends at the next quote alone, so that no value reads as something else.
    private static string TextOf(LabelQuery query) =>
        query.MatchesNothing
            ? "nothing"
            : string.Join(
                ' ',
                query
                    .Requirements.Select(r =>
                        $"{Quoted(r.Key)} {r.Operator} "
                        + string.Join(',', r.Values.Select(Quoted).Order(StringComparer.Ordinal))
                    )
                    .Order(StringComparer.Ordinal)
            );

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
