using System.Globalization;
using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Controllers.Pods;

/// <summary>
/// The label pod-template-hash, pure: FNV-1a (32 bits) over the template's JSON and the collision count, its decimal
/// digits in an alphabet without vowels. It names new ReplicaSets only: one that is there is found by comparing
/// templates, so another function would not make a second one.
/// </summary>
internal static class PodTemplateHash
{
    public const string Label = "pod-template-hash";

    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    public static string Of(PodTemplateSpec template, int? collisionCount) =>
        Of(KubeJson.Encode(template), collisionCount);

    /// <summary>The same over any encoded template.</summary>
    public static string Of(ReadOnlySpan<byte> template, int? collisionCount)
    {
        var hash = 2166136261u;
        foreach (var b in template)
            hash = (hash ^ b) * 16777619;
        if (collisionCount is { } count)
            for (var i = 0; i < 8; i++)
                hash = (hash ^ (byte)((ulong)count >> (8 * i))) * 16777619;
        var digits = hash.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder(digits.Length);
        foreach (var digit in digits)
            text.Append(Alphabet[digit % Alphabet.Length]);
        return text.ToString();
    }

    /// <summary>Equal but for the hash label.</summary>
    public static bool EqualTemplates(PodTemplateSpec a, PodTemplateSpec b) => Bare(a).AsSpan().SequenceEqual(Bare(b));

    private static byte[] Bare(PodTemplateSpec template)
    {
        if (template.Metadata.Labels?.ContainsKey(Label) == true)
        {
            template = KubeJson.Clone(template);
            template.Metadata.Labels!.Remove(Label);
        }
        return KubeJson.Encode(template);
    }
}
