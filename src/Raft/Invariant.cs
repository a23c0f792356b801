using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Arktos.Raft;

/// <summary>
/// A condition that nothing outside may falsify did not hold: the partition must halt, its state is not to be trusted.
/// </summary>
public sealed class InvariantBrokenException : Exception
{
    public InvariantBrokenException(string message)
        : base(message) { }
}

/// <summary>Checks that stay on in Release.</summary>
public static class Invariant
{
    /// <summary>
    /// Throws <see cref="InvariantBrokenException"/> unless <paramref name="condition"/>; the message defaults to the
    /// condition's text.
    /// </summary>
    public static void Holds(
        [DoesNotReturnIf(false)] bool condition,
        string? because = null,
        [CallerArgumentExpression(nameof(condition))] string expression = ""
    )
    {
        if (!condition)
        {
            Throw(because, expression);
        }
    }

    /// <summary>The same; the message is made only when it is needed.</summary>
    public static void Holds(
        [DoesNotReturnIf(false)] bool condition,
        [InterpolatedStringHandlerArgument(nameof(condition))] ref Because because,
        [CallerArgumentExpression(nameof(condition))] string expression = ""
    )
    {
        if (!condition)
        {
            Throw(because.ToString(), expression);
        }
    }

    [DoesNotReturn]
    private static void Throw(string? because, string expression) =>
        throw new InvariantBrokenException(
            because is null ? $"Broken: {expression}." : $"Broken: {expression} ({because})."
        );

    /// <summary>An interpolated string that is put together only when the condition does not hold.</summary>
    [InterpolatedStringHandler]
    public ref struct Because
    {
        private DefaultInterpolatedStringHandler _text;

        /// <param name="isNeeded">False: nothing is formatted.</param>
        public Because(int literalLength, int formattedCount, bool condition, out bool isNeeded)
        {
            isNeeded = !condition;
            _text = condition
                ? default
                : new DefaultInterpolatedStringHandler(
                    literalLength,
                    formattedCount,
                    System.Globalization.CultureInfo.InvariantCulture
                );
        }

        public void AppendLiteral(string value) => _text.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public override string ToString() => _text.ToStringAndClear();
    }
}
