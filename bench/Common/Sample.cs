namespace Arktos.Bench;

/// <param name="Rate">Operations a second.</param>
/// <param name="CpuPer1000">Processor seconds of all three servers for 1,000 operations; the client's are not
/// counted.</param>
/// <param name="ResidentMiB">Of the largest server, at the end.</param>
internal readonly record struct Sample(double Rate, double P50Ms, double P99Ms, double CpuPer1000, double ResidentMiB);
