using System.Globalization;

namespace Arktos.DnsBench;

/// <summary>What both sides have, and the load asks for.</summary>
internal static class Names
{
    public static string Service(int number) => $"service-{number.ToString(CultureInfo.InvariantCulture)}";

    public static string Full(int number) => $"{Service(number)}.default.svc.cluster.local";

    public static string Address(int number, int net = 96) =>
        string.Create(CultureInfo.InvariantCulture, $"10.{net + (number >> 16)}.{number >> 8 & 255}.{number & 255}");
}
