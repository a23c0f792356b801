using System.Text.Json.Nodes;

namespace Arktos.Api.Patches;

/// <summary>
/// What a patch may make and cost, whatever it looks like itself: a few bytes can ask for a huge or endlessly deep
/// document, or for much work on a large one. Not thread-safe; one for each patch that is applied.
/// </summary>
/// <param name="bytesMax">Of what copies add to the document, in JSON.</param>
public sealed class PatchBounds(long bytesMax, CancellationToken cancel = default)
{
    /// <summary>Levels of the patched document; those of a body are bounded by its reader at as many.</summary>
    public const int DepthMax = 100;

    /// <summary>
    /// Elementary steps, such as moving an element of a list by one place. A second or two at the very most.
    /// </summary>
    private const long StepsMax = 50_000_000;

    /// <summary>Of the patched document, too.</summary>
    public long BytesMax => bytesMax;

    private long _bytes;
    private long _steps;

    /// <summary>For tests and callers whose documents are their own.</summary>
    public static PatchBounds Default => new(3 * 1024 * 1024);

    /// <exception cref="OperationCanceledException">The caller has given up.</exception>
    /// <exception cref="InapplicablePatchException">The patch asks for too much work.</exception>
    internal void Work(long steps)
    {
        cancel.ThrowIfCancellationRequested();
        if ((_steps += steps + 1) > StepsMax)
            throw new InapplicablePatchException("the patch takes too much work on this document");
    }

    /// <exception cref="InapplicablePatchException">All copies together are too large.</exception>
    internal void Copy(JsonNode? node)
    {
        var bytes = node?.ToJsonString().Length ?? 4;
        Work(bytes);
        if ((_bytes += bytes) > bytesMax)
            throw new InapplicablePatchException(
                $"Unable to complete the copy, the accumulated size increase of copy is {_bytes}, exceeding the limit "
                    + $"{bytesMax}"
            );
    }

    /// <param name="above">Levels above the node.</param>
    /// <exception cref="InapplicablePatchException">The document would be too deep with this node in it.</exception>
    internal void CheckDepth(JsonNode? node, int above)
    {
        if (above > DepthMax)
            throw new InapplicablePatchException($"the patched document has more than {DepthMax} levels");
        switch (node)
        {
            case JsonObject fields:
                Work(fields.Count);
                foreach (var (_, value) in fields)
                    CheckDepth(value, above + 1);
                break;
            case JsonArray items:
                Work(items.Count);
                foreach (var item in items)
                    CheckDepth(item, above + 1);
                break;
        }
    }
}
