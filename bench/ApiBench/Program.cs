using Arktos.ApiBench;

BenchOptions options;
try
{
    options = BenchOptions.Parse(args);
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}\nusage: {BenchOptions.Usage}");
    return 2;
}
var rows = Row.All(options).Where(r => options.Wants(r.Name)).ToList();
if (rows.Count == 0)
{
    await Console.Error.WriteLineAsync(
        $"no such row; there are: {string.Join(", ", Row.All(options).Select(r => r.Name))}"
    );
    return 2;
}
var folder = Directory.CreateTempSubdirectory("arktos-bench-").FullName;
try
{
    await Figures.RunAsync(folder, options, rows);
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
