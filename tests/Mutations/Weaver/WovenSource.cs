using System.Text;
using System.Text.RegularExpressions;

namespace Arktos.Weaver;

/// <summary>
/// A source file with all mistakes that are made in it, each behind a switch: an expression becomes
/// <c>(is planted ? mistaken : right)</c>, statements become <c>{ if (is planted) { mistaken } else { right } }</c>.
/// So with nothing planted the code does what the source says.
/// </summary>
internal sealed partial class WovenSource
{
    private readonly string _text;
    private readonly SortedDictionary<int, (int Length, List<(MistakeFile Mistake, Edit Edit)> Edits)> _places = [];
    private readonly List<string> _members = [];

    public WovenSource(string text, IEnumerable<(MistakeFile Mistake, Edit Edit)> edits, List<string> problems)
    {
        _text = text;
        foreach (var (mistake, edit) in edits)
        {
            if (edit.Kind == EditKind.Member)
            {
                _members.Add(edit.New);
                continue;
            }
            var found = Find(edit);
            if (found is not [var place])
                problems.Add(
                    $"{mistake.Path}({edit.Line}): error WEAVE: {mistake.Name} looks for this text in {edit.Source}, "
                        + $"where it must stand exactly once; it is there {found.Count} times: "
                        + Gaps().Replace(edit.Old, " ")
                );
            else if (_places.TryGetValue(place.Index, out var same) && same.Length == place.Length)
                same.Edits.Add((mistake, edit));
            else if (Overlapped(place) is { } other)
                problems.Add(
                    $"{mistake.Path}({edit.Line}): error WEAVE: {mistake.Name} and {other.Name} edit texts of "
                        + $"{edit.Source} that overlap; let both name the same text"
                );
            else
                _places.Add(place.Index, (place.Length, [(mistake, edit)]));
        }
    }

    public string Weave()
    {
        var woven = new StringBuilder();
        var end = 0;
        foreach (var (index, (length, edits)) in _places)
        {
            woven.Append(_text, end, index - end);
            end = index + length;
            var right = _text[index..end];
            if (edits[0].Edit.Kind == EditKind.Expression)
            {
                woven.Append('(');
                foreach (var (mistake, edit) in edits)
                    woven.Append($"{Switch(mistake)} ? ({edit.New}) : ");
                woven.Append($"({right}))");
            }
            else
            {
                woven.Append("{ ");
                foreach (var (mistake, edit) in edits)
                    woven.Append($"if ({Switch(mistake)}) {{ {edit.New} }} else ");
                woven.Append($"{{ {right} }} }}");
            }
        }
        woven.Append(_text, end, _text.Length - end);
        // Into the type that the file ends with.
        foreach (var member in _members)
            woven.Insert(woven.ToString().LastIndexOf('}'), $"\n{member}\n");
        return woven.ToString();
    }

    private static string Switch(MistakeFile mistake) =>
        $"global::Arktos.Mutations.Planted.Is(global::Arktos.Mutations.Mistake.{mistake.Name})";

    private List<Match> Find(Edit edit)
    {
        var words = Gaps().Split(edit.Old.Trim()).Select(Regex.Escape);
        // Not within a longer name, nor after the object that a name belongs to.
        return Regex.Matches(_text, $@"(?<![\w.]){string.Join(@"\s+", words)}(?!\w)").ToList();
    }

    private MistakeFile? Overlapped(Match place) =>
        _places
            .Where(p => p.Key < place.Index + place.Length && place.Index < p.Key + p.Value.Length)
            .Select(p => p.Value.Edits[0].Mistake)
            .FirstOrDefault();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();
}
