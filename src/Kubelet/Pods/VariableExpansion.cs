using System.Text;

namespace Arktos.Kubelet.Pods;

/// <summary>$(NAME) in values, commands and arguments. Pure.</summary>
public static class VariableExpansion
{
    /// <summary>Replaces $(NAME) by its value; $$ is a dollar; what is unknown or not closed stays as it is.</summary>
    public static string Expand(string text, Func<string, string?> lookUp)
    {
        if (!text.Contains('$'))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            if (text[i + 1] == '$')
            {
                result.Append('$');
                i++;
                continue;
            }
            var end = text[i + 1] == '(' ? text.IndexOf(')', i + 2) : -1;
            if (end < 0)
            {
                result.Append('$');
                continue;
            }
            var name = text[(i + 2)..end];
            result.Append(lookUp(name) ?? $"$({name})");
            i = end;
        }
        return result.ToString();
    }
}
