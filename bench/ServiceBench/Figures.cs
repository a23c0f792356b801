using System.Globalization;

namespace Arktos.ServiceBench;

internal static class Figures
{
    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)((sorted.Count - 1) * share)];
    }

    public static void Print(string name, double value, string goal) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} | {value:0.##} | {goal}"));
}
