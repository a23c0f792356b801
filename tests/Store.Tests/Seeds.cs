using System.Globalization;

namespace Arktos.Store.Tests;

/// <summary>
/// Seeds of randomised tests: a few by default, one alone with ARKTOS_SEED. A failure names its seed and how to run it
/// again.
/// </summary>
internal static class Seeds
{
    public static void Each(
        int count,
        Action<Random> test,
        [System.Runtime.CompilerServices.CallerMemberName] string name = ""
    )
    {
        var first = Environment.GetEnvironmentVariable("ARKTOS_SEED") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : -1;
        for (var seed = first < 0 ? 1 : first; seed <= (first < 0 ? count : first); seed++)
            try
            {
                test(new Random(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(
                    $"seed {seed}: {e.Message}\nagain: ARKTOS_SEED={seed} dotnet test tests/Store.Tests --filter "
                        + $"{name}",
                    e
                );
            }
    }
}
