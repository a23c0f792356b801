using System.Text;

namespace Arktos.Api.Cel;

/// <summary>A fault of an expression's text; line from 1, column from 1, in characters (UTF-16).</summary>
public readonly record struct CelIssue(int Line, int Column, string Message);

/// <summary>Why an expression was refused.</summary>
public sealed class CelIssues
{
    private const int IssuesMax = 30;
    private const int SnippetMax = 200;
    private readonly string _text;
    private readonly List<CelIssue> _list = [];

    internal CelIssues(string text) => _text = text;

    public IReadOnlyList<CelIssue> List => _list;

    internal bool IsEmpty => _list.Count == 0;

    internal void Add(int at, string message)
    {
        if (_list.Count >= IssuesMax)
            return;
        at = Math.Clamp(at, 0, _text.Length);
        var before = _text.AsSpan(0, at);
        _list.Add(new CelIssue(before.Count('\n') + 1, at - before.LastIndexOf('\n'), message));
    }

    /// <summary>
    /// Each fault with its line and a mark below it: "ERROR: &lt;input&gt;:1:3: undeclared reference to 'x' (in
    /// container '')", " | 1+x", " | ..^".
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var issue in _list)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append("ERROR: <input>:").Append(issue.Line).Append(':').Append(issue.Column).Append(": ");
            text.Append(issue.Message);
            if (Line(issue.Line) is { Length: <= SnippetMax } line)
            {
                text.Append("\n | ").Append(line.Replace('\t', ' '));
                text.Append("\n | ").Append('.', issue.Column - 1).Append('^');
            }
        }
        return text.ToString();
    }

    private string Line(int number)
    {
        var rest = _text.AsSpan();
        for (; number > 1; number--)
            rest = rest[(rest.IndexOf('\n') + 1)..];
        var end = rest.IndexOf('\n');
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
