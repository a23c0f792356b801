using System.Globalization;
using Arktos.StoreBench;

// Usage: StoreBench ARKTOS-EXECUTABLE AREA [NUMBER]. AREA: one of those below; NUMBER: seconds a measurement, keys,
// runs, or partitions.
if (args[0] == DotNextMember.Command)
{
    await DotNextMember.RunAsync(
        args[1],
        int.Parse(args[2], CultureInfo.InvariantCulture),
        int.Parse(args[3], CultureInfo.InvariantCulture),
        [.. args[4].Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture))]
    );
    return;
}
if (args[0] == LivenessFigures.SpinnerCommand)
    LivenessFigures.Spin();
if (args[0] == LivenessFigures.SpeakerCommand)
{
    await LivenessFigures.SpeakAsync();
    return;
}
var (executable, area) = (args[0], args[1]);
var number = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : (double?)null;
var folder = Directory.CreateTempSubdirectory("arktos-bench-").FullName;
try
{
    switch (area)
    {
        case "store":
            await OperationFigures.RunAsync(folder, executable, number ?? 3);
            break;
        case "store-large":
            await LargeFigures.RunAsync(folder, executable, (int)(number ?? 1_000_000));
            break;
        case "store-failover":
            await FailoverFigures.RunAsync(folder, executable, (int)(number ?? 20));
            break;
        case "store-idle":
            await IdleFigures.RunAsync(folder, executable, (int)(number ?? 1000));
            break;
        case "move":
            await MoveFigures.RunAsync(folder, executable, (int)(number ?? 100_000));
            break;
        case "consensus":
            await ConsensusFigures.RunAsync(folder, executable, number ?? 3);
            break;
        case "liveness":
            await LivenessFigures.RunAsync(number ?? 60);
            break;
        case "records":
            RecordFigures.Run(number ?? 3);
            break;
        default:
            throw new ArgumentException($"there is no benchmark {area}");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
