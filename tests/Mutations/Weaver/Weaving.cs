using System.Security;
using System.Text;

namespace Arktos.Weaver;

/// <summary>From sources and mistakes: the sources with all mistakes woven in, and an enum of these.</summary>
internal sealed class Weaving
{
    /// <summary>Path from the top of the checkout → text.</summary>
    public SortedDictionary<string, string> Woven { get; } = new(StringComparer.Ordinal);

    /// <summary>Errors as the compiler writes them, with file and line; with any, nothing is to be used.</summary>
    public List<string> Problems { get; } = [];

    public string Mistakes { get; }

    /// <param name="sources">Path from the top of the checkout → text.</param>
    /// <param name="mistakes">The same of the files that tell of mistakes.</param>
    public Weaving(IReadOnlyDictionary<string, string> sources, IReadOnlyDictionary<string, string> mistakes)
    {
        var files = mistakes
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => MistakeFile.Parse(m.Key, m.Value, Problems))
            .ToList();
        foreach (var same in files.GroupBy(f => f.Name).Where(g => g.Count() > 1))
            Problems.Add($"{same.Last().Path}(1): error WEAVE: {same.First().Path} has this name already");
        var edits = files.SelectMany(f => f.Edits.Select(e => (Mistake: f, Edit: e))).ToLookup(e => e.Edit.Source);
        foreach (var (mistake, edit) in edits.Where(g => !sources.ContainsKey(g.Key)).SelectMany(g => g))
            Problems.Add(
                $"{mistake.Path}({edit.Line}): error WEAVE: {mistake.Name} edits {edit.Source}, which is not there"
            );
        foreach (var (path, text) in sources)
            Woven[path] =
                $"// Made from {path} and tests/Mutations/Mistakes when this is built.\n"
                + new WovenSource(text, edits[path], Problems).Weave();
        Mistakes = Enumerate(files);
    }

    private static string Enumerate(IEnumerable<MistakeFile> files)
    {
        var text = new StringBuilder(
            """
            // Made from tests/Mutations/Mistakes when this is built.
            namespace Arktos.Mutations;

            /// <summary>What can be planted.</summary>
            public enum Mistake
            {
                None,

            """
        );
        foreach (var file in files)
            text.Append($"\n    /// <summary>{SecurityElement.Escape(file.Story)}</summary>\n    {file.Name},\n");
        return text.Append("}\n").ToString();
    }
}
