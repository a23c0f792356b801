using System.CommandLine;
using Arktos.Kubelet.Images;
using Arktos.Kubelet.Pressure;

namespace Arktos.Roles;

/// <summary>
/// Options of `arktos kubelet` about a node that runs short of memory, disk or processes. The names are Kubernetes'.
/// </summary>
internal static class PressureFlags
{
    private static readonly Option<string> EvictionHard = new("--eviction-hard")
    {
        Description =
            "when pods end at once so that the node goes on: signal<amount, by commas; 0 or 0% switches one off",
        DefaultValueFactory = _ => PressureOptions.DefaultHard,
    };
    private static readonly Option<string> EvictionSoft = new("--eviction-soft")
    {
        Description = "when pods end if it stays so for their signal's --eviction-soft-grace-period: signal<amount",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<string> EvictionSoftGrace = new("--eviction-soft-grace-period")
    {
        Description = "how long a soft threshold has to be met: signal=duration, by commas",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<string> EvictionReclaim = new("--eviction-minimum-reclaim")
    {
        Description = "how much more than its threshold is freed: signal=amount, by commas",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<Duration> PressurePeriod = DurationOption.Create(
        "--eviction-pressure-transition-period",
        "how long a condition of pressure stays after its cause has gone",
        TimeSpan.FromMinutes(5)
    );
    private static readonly Option<uint> EvictionGrace = new("--eviction-max-pod-grace-period")
    {
        Description = "seconds that a pod has to end at most when it goes for a soft threshold",
    };
    private static readonly Option<int> ImagesHigh = new("--image-gc-high-threshold")
    {
        Description = "percentage of the file system of images beyond which unused ones go; 100: never",
        DefaultValueFactory = _ => new ImageCollectionOptions().HighPercent,
    };
    private static readonly Option<int> ImagesLow = new("--image-gc-low-threshold")
    {
        Description = "percentage of the file system of images down to which unused ones go",
        DefaultValueFactory = _ => new ImageCollectionOptions().LowPercent,
    };
    private static readonly Option<Duration> ImageMinAge = DurationOption.Create(
        "--minimum-image-ttl-duration",
        "how long an image stays in any case, used or not",
        new ImageCollectionOptions().MinAge
    );
    private static readonly Option<Duration> ImageMaxAge = DurationOption.Create(
        "--image-maximum-gc-age",
        "how long an image may stay unused; 0: for ever",
        TimeSpan.Zero
    );

    public static void AddTo(Command command)
    {
        foreach (
            var option in (Option[])
                [
                    EvictionHard,
                    EvictionSoft,
                    EvictionSoftGrace,
                    EvictionReclaim,
                    PressurePeriod,
                    EvictionGrace,
                    ImagesHigh,
                    ImagesLow,
                    ImageMinAge,
                    ImageMaxAge,
                ]
        )
            command.Add(option);
    }

    /// <summary>
    /// The options and their values for a node whose machine is somebody's own: its disk may be full of other things,
    /// which is nothing that ending pods and removing images would mend.
    /// </summary>
    public static string[] OnSharedMachine() => [EvictionHard.Name, "memory.available<100Mi", ImagesHigh.Name, "100"];

    /// <summary>Null for the hollow runtime, whose pods use nothing, unless something was asked for.</summary>
    /// <exception cref="InvalidDataException">What was given makes no sense.</exception>
    public static PressureOptions? Pressure(ParseResult parsed, bool isHollow)
    {
        var isAsked = ((Option[])[EvictionHard, EvictionSoft]).Any(o => parsed.GetResult(o) is { Implicit: false });
        if (isHollow && !isAsked)
            return null;
        var texts = new ThresholdTexts(
            parsed.GetRequiredValue(EvictionHard),
            parsed.GetRequiredValue(EvictionSoft),
            parsed.GetRequiredValue(EvictionSoftGrace),
            parsed.GetRequiredValue(EvictionReclaim)
        );
        return texts.TryParse(out var options, out var wrong)
            ? options with
            {
                TransitionPeriod = parsed.GetValue(PressurePeriod).Value,
                MaxPodGraceSeconds = parsed.GetValue(EvictionGrace),
            }
            : throw new InvalidDataException(wrong);
    }

    public static ImageCollectionOptions ImageCollection(ParseResult parsed)
    {
        var options = new ImageCollectionOptions
        {
            HighPercent = parsed.GetValue(ImagesHigh),
            LowPercent = parsed.GetValue(ImagesLow),
            MinAge = parsed.GetValue(ImageMinAge).Value,
            MaxAge = parsed.GetValue(ImageMaxAge).Value,
        };
        return options.Check() is { Length: > 0 } wrong ? throw new InvalidDataException(wrong) : options;
    }
}
