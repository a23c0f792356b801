using Arktos.Weaver;

// Run by the build of tests/Mutations: TOP is the top of the checkout, OUT where the woven sources go.
if (args is not [var checkout, var output])
{
    Console.Error.WriteLine("usage: Arktos.Weaver TOP OUT");
    return 2;
}
var top = Path.GetFullPath(checkout);
var sources = Read("src/Raft", "*.cs").Concat(Read("src/Store", "*.cs")).ToDictionary();
var weaving = new Weaving(sources, Read("tests/Mutations/Mistakes", "*.txt").ToDictionary());
if (weaving.Problems.Count > 0)
{
    foreach (var problem in weaving.Problems)
        Console.WriteLine(Path.Combine(top, problem));
    return 1;
}
foreach (var (path, text) in weaving.Woven)
    Write(path, text);
Write("Mistake.cs", weaving.Mistakes);
return 0;

IEnumerable<KeyValuePair<string, string>> Read(string folder, string pattern) =>
    Directory
        .EnumerateFiles(Path.Combine(top, folder), pattern, SearchOption.AllDirectories)
        .Select(file =>
            KeyValuePair.Create(Path.GetRelativePath(top, file).Replace('\\', '/'), File.ReadAllText(file))
        );

// What is as it was keeps its time, so that nothing is compiled for it.
void Write(string path, string text)
{
    var file = Path.Combine(output, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    if (!File.Exists(file) || File.ReadAllText(file) != text)
        File.WriteAllText(file, text);
}
