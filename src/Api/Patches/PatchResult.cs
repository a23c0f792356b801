using System.Text.Json.Nodes;

namespace Arktos.Api.Patches;

/// <summary>What came of a patch.</summary>
public abstract record PatchResult
{
    /// <param name="Document">The patched tree; shares no node with the original.</param>
    public sealed record Patched(JsonNode? Document) : PatchResult;

    /// <summary>The patch itself makes no sense.</summary>
    public sealed record Malformed(string Message) : PatchResult;

    /// <summary>The patch is sound but cannot be carried out on this document.</summary>
    public sealed record Inapplicable(string Message) : PatchResult
    {
        /// <summary>Whether a value is not the one that the patch asks for (operation test).</summary>
        public bool IsFailedTest { get; init; }
    }
}

internal sealed class MalformedPatchException(string message) : Exception(message);

internal class InapplicablePatchException(string message) : Exception(message);

internal sealed class FailedPatchTestException(string message) : InapplicablePatchException(message);
