using System.Globalization;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Admission.Security;

/// <summary>The levels of the Pod Security Standards, the stricter the later.</summary>
internal enum SecurityLevel
{
    Privileged,
    Baseline,
    Restricted,
}

/// <summary>A level as it was defined in a version of Kubernetes.</summary>
/// <param name="Minor">Of version 1; <see cref="Latest"/> for what is newest.</param>
internal readonly record struct LevelVersion(SecurityLevel Level, int Minor)
{
    public const int Latest = int.MaxValue;

    public override string ToString() =>
        Level switch
        {
            SecurityLevel.Privileged => "privileged",
            SecurityLevel.Baseline => "baseline",
            _ => "restricted",
        } + (Minor == Latest ? ":latest" : string.Create(CultureInfo.InvariantCulture, $":v1.{Minor}"));
}

/// <summary>What the labels of a namespace ask of its pods. Pure.</summary>
/// <param name="Enforce">What violates it is refused.</param>
/// <param name="Warn">What violates it is warned of.</param>
/// <param name="Audit">What violates it is written into the audit log.</param>
internal sealed record SecurityPolicy(LevelVersion Enforce, LevelVersion Warn, LevelVersion Audit)
{
    private const string Prefix = "pod-security.kubernetes.io/";

    private static readonly LevelVersion Privileged = new(SecurityLevel.Privileged, LevelVersion.Latest);

    /// <summary>Of a namespace without such labels.</summary>
    public static SecurityPolicy None { get; } = new(Privileged, Privileged, Privileged);

    /// <summary>
    /// A label that cannot be understood asks for the level restricted or the latest version; for warnings and the
    /// audit log, for no level.
    /// </summary>
    /// <param name="errors">Gets what is wrong with the labels; those of audit count, too.</param>
    public static SecurityPolicy Of(Map<string>? labels, FieldErrors? errors = null)
    {
        if (labels is null || !labels.Any(l => l.Key.StartsWith(Prefix, StringComparison.Ordinal)))
            return None;
        var enforce = Mode(labels, "enforce", SecurityLevel.Restricted, errors);
        var audit = Mode(labels, "audit", SecurityLevel.Privileged, errors);
        return new(enforce, Mode(labels, "warn", SecurityLevel.Privileged, errors), audit);
    }

    private static LevelVersion Mode(Map<string> labels, string mode, SecurityLevel otherwise, FieldErrors? errors)
    {
        var level = SecurityLevel.Privileged;
        if (labels.TryGetValue(Prefix + mode, out var name))
            switch (name)
            {
                case "privileged":
                    break;
                case "baseline":
                    level = SecurityLevel.Baseline;
                    break;
                case "restricted":
                    level = SecurityLevel.Restricted;
                    break;
                default:
                    level = otherwise;
                    errors?.Invalid(Field(mode), name, "must be one of privileged, baseline, restricted");
                    break;
            }
        var minor = LevelVersion.Latest;
        if (labels.TryGetValue($"{Prefix}{mode}-version", out var version) && version != "latest")
            if (MinorOf(version) is { } known)
                minor = known;
            else
                errors?.Invalid(Field($"{mode}-version"), version, "must be \"latest\" or \"v1.x\"");
        return new(level, minor);
    }

    private static string Field(string label) => $"metadata.labels[{Prefix}{label}]";

    private static int? MinorOf(string version)
    {
        const string Major = "v1.";
        if (!version.StartsWith(Major, StringComparison.Ordinal))
            return null;
        var digits = version[Major.Length..];
        return
            digits is ['0', _, ..]
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            || minor == LevelVersion.Latest
            ? null
            : minor;
    }
}
