using System.Text;
using Arktos.Api;

namespace Arktos.Isolation;

/// <summary>One request of an attacker.</summary>
internal sealed record Attack(HttpMethod Method, string Path, string? Body = null, string Type = "application/json")
{
    public override string ToString() => $"{Method} {Path} {Type}";
}

/// <summary>Every verb at every form of a path, for one kind. Pure.</summary>
internal static class Attacks
{
    private const string Victim = Victims.Victim,
        Attacker = Victims.Attacker;

    private static readonly string[] PatchTypes =
    [
        "application/merge-patch+json",
        "application/strategic-merge-patch+json",
        "application/apply-patch+yaml",
    ];

    private const int PlainPlaces = 6;

    public static IEnumerable<Attack> At(ResourceDescription kind, bool isThorough) =>
        Places(kind)
            .Take(isThorough ? int.MaxValue : 3)
            .SelectMany(
                (place, i) => Requests(kind, place, isForeign: place.Contains("/tenants/"), isPlain: i < PlainPlaces)
            );

    /// <summary>How the collection of somebody else may be called.</summary>
    private static IEnumerable<string> Places(ResourceDescription kind)
    {
        var api = kind.Kind.Group.Length == 0 ? "/api/v1" : $"/apis/{kind.Kind.Group}/{kind.Kind.Version}";
        var rest = kind.IsNamespaced ? $"/namespaces/{Victims.Namespace}/{kind.Plural}" : $"/{kind.Plural}";
        var all = $"/{kind.Plural}";
        yield return $"{api}/tenants/{Victim}{rest}";
        yield return $"/tenants/{Victim}{api}{rest}";
        yield return $"{api}/tenants/all{all}";
        yield return $"/tenants/all{api}{all}";
        yield return $"{api}/tenants/{Victims.Installation}{rest}";
        yield return $"/tenants/{Victims.Installation}{api}{rest}";
        yield return $"{api}/watch/tenants/{Victim}{rest}";
        yield return $"/tenants/{Attacker}{api}/tenants/{Victim}{rest}";
        yield return $"/tenants/{Victim}{api}/tenants/{Attacker}{rest}";
        yield return $"/{api}//tenants//{Victim}/{rest}";
        yield return $"{api}/tenants/%61cme{rest}";
        yield return $"{api}/tenants/{Attacker}/%2e%2e/{Victim}{rest}";
        yield return $"{api}/tenants/{Attacker}/../{Victim}{rest}";
        yield return $"{api}/tenants/{Attacker}%2f..%2f{Victim}{rest}";
        yield return $"{api}/tenants/{Victim}%00{rest}";
        yield return $"{api}/tenants/{Victim.ToUpperInvariant()}{rest}";
        // A key of another tenant, written into the parts of one's own.
        yield return $"{api}/namespaces/%00{Victim}%00{Victims.Namespace}/{kind.Plural}";
        yield return $"{api}/namespaces/..%2f..%2ftenants%2f{Victim}%2fnamespaces%2f{Victims.Namespace}/{kind.Plural}";
        // One's own.
        yield return $"{api}{rest}";
    }

    private static IEnumerable<Attack> Requests(ResourceDescription kind, string place, bool isForeign, bool isPlain)
    {
        var body = Body(kind);
        yield return new(HttpMethod.Get, place);
        // Those that one may watch take a second.
        if (isForeign)
            yield return new(HttpMethod.Get, $"{place}?watch=true&timeoutSeconds=1");
        yield return new(HttpMethod.Get, $"{place}?fieldSelector=metadata.tenant%3D{Victim}&tenant={Victim}");
        yield return new(HttpMethod.Post, place, body);
        yield return new(HttpMethod.Delete, place);
        var named = $"{place}/{Victims.Name}";
        yield return new(HttpMethod.Get, named);
        yield return new(HttpMethod.Put, named, body);
        yield return new(HttpMethod.Delete, named);
        yield return new(HttpMethod.Patch, $"{named}?fieldManager=evil&force=true", body, PatchTypes[0]);
        yield return new(HttpMethod.Get, $"{place}/%00{Victim}%00{Victims.Namespace}%00{Victims.Name}");
        // All forms of a place lead to one of a few: what is done there is tried at these.
        if (!isPlain)
            yield break;
        foreach (var type in PatchTypes[1..])
            yield return new(HttpMethod.Patch, $"{named}?fieldManager=evil&force=true", body, type);
        foreach (var subresource in kind.Subresources.Keys)
        {
            var at = $"{named}/{subresource}";
            yield return new(HttpMethod.Get, at);
            yield return new(HttpMethod.Post, at, body);
            yield return new(HttpMethod.Put, at, body);
            yield return new(HttpMethod.Patch, at, body, PatchTypes[0]);
        }
    }

    /// <summary>What says of itself that it is the victim's.</summary>
    public static string Body(ResourceDescription kind) =>
        $$"""
            {"kind":"{{kind.Kind.Kind}}","apiVersion":"{{kind.Kind.GroupVersion}}","metadata":{"name":"{{Victims.Name}}",
            "tenant":"{{Victim}}","labels":{"by":"evil"} } }
            """;
}
