using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Arktos.Raft;

/// <summary>A condition that nothing outside may falsify did not hold: the partition must halt, its state is not to be trusted.</summary>
public sealed class InvariantBrokenException : Exception
{
    public InvariantBrokenException(string message)
        : base(message)
    {
    }
}

/// <summary>Checks that stay on in Release.</summary>
public static class Invariant
{
    /// <summary>Throws <see cref="InvariantBrokenException"/> unless <paramref name="condition"/>; the message defaults to the condition's text.</summary>
    public static void Holds(
        [DoesNotReturnIf(false)] bool condition,
        string? because = null,
        [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        if (!condition)
        {
            Throw(because, expression);
        }
    }

    [DoesNotReturn]
    private static void Throw(string? because, string expression) =>
        throw new InvariantBrokenException(because is null ? $"Broken: {expression}." : $"Broken: {expression} ({because}).");
}
