namespace Arktos.Weaver;

/// <summary>
/// A mistake as its file tells it: what is wrong, in words, then for each source file what stands there (lines with -)
/// and what a careless hand would have written (lines with +). See tests/Mutations/README.md.
/// </summary>
/// <param name="Path">From the top of the checkout.</param>
internal sealed record MistakeFile(string Path, string Name, string Story, IReadOnlyList<Edit> Edits)
{
    private const string In = "in ";

    public static MistakeFile Parse(string path, string text, List<string> problems)
    {
        var (story, edits) = (new List<string>(), new List<Edit>());
        var (old, added) = (new List<string>(), new List<string>());
        var (source, began, number) = ("", 0, 0);
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd()))
        {
            number++;
            if (line.StartsWith(In, StringComparison.Ordinal))
            {
                EndEdit();
                source = line[In.Length..];
            }
            else if (source.Length == 0)
                story.Add(line);
            else if (line.Length == 0)
                EndEdit();
            else if (line[0] == '-' && added.Count == 0)
                AddTo(old, line);
            else if (line[0] == '+')
                AddTo(added, line);
            else
                problems.Add($"{path}({number}): error WEAVE: an empty line, or one with - or +, must stand here");
        }
        EndEdit();
        if (edits.Count == 0)
            problems.Add($"{path}(1): error WEAVE: the file says nothing of what is to be edited");
        return new MistakeFile(
            path,
            System.IO.Path.GetFileNameWithoutExtension(path),
            string.Join(' ', story).Trim(),
            edits
        );

        void AddTo(List<string> lines, string line)
        {
            began = old.Count + added.Count == 0 ? number : began;
            lines.Add(line.Length > 1 ? line[2..] : "");
        }

        void EndEdit()
        {
            if (old.Count + added.Count == 0)
                return;
            var edit = new Edit(source, string.Join('\n', old), string.Join('\n', added), began);
            if (edit.Problem is { } problem)
                problems.Add($"{path}({began}): error WEAVE: {problem}");
            edits.Add(edit);
            old.Clear();
            added.Clear();
        }
    }
}
