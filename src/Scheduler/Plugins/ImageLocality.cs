using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>Nodes that have the pod's large images are better, the more so the more nodes have them.</summary>
internal sealed class ImageLocality : IScorePlugin
{
    private const long SizeMin = 23L << 20,
        SizeMaxOfContainer = 1000L << 20;

    public string Name => "ImageLocality";

    public int Weight => 1;

    public void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores)
    {
        scores.Clear();
        var spec = pod.Pod.Spec;
        var images = spec
            .Containers.Concat(spec.InitContainers ?? [])
            .Select(c => WithTag(c.Image))
            .Where(i => nodes.NodesOfImage(i) > 0)
            .ToList();
        if (images.Count == 0)
            return;
        var max = SizeMaxOfContainer * (spec.Containers.Count + (spec.InitContainers?.Count ?? 0));
        for (var i = 0; i < rows.Count; i++)
        {
            long sum = 0;
            foreach (var image in images)
                sum += (long)(nodes.ImageSize(rows[i], image) * ((double)nodes.NodesOfImage(image) / nodes.NodeCount));
            scores[i] = 100 * (Math.Clamp(sum, SizeMin, max) - SizeMin) / (max - SizeMin);
        }
    }

    // The last colon may be that of a registry's port.
    private static string WithTag(string image) =>
        image.LastIndexOf(':') <= image.LastIndexOf('/') ? image + ":latest" : image;
}
