namespace Arktos.Api.ManagedFields;

/// <summary>
/// Tells from the stored text of managedFields alone that a write changes no owner: the most common write by far is a
/// manager that changes again what it has alone. Pure.
/// </summary>
internal static class RawManagers
{
    /// <summary>Steps that are looked for one by one; of more, sets are made.</summary>
    private const int NodesMax = 32;

    /// <param name="list">The JSON of a list that <see cref="ManagedList"/> has written.</param>
    /// <returns>False: an owner changes, or the text does not tell.</returns>
    public static bool AreUnchanged(ReadOnlySpan<byte> list, FieldChanges changes, FieldManager writer)
    {
        var isOwned = changes.Written.IsEmpty;
        var items = new RawItems(list);
        while (items.MoveNext())
        {
            ReadOnlySpan<byte> name = default,
                operation = default,
                version = default,
                subresource = "\"\""u8,
                set = default;
            var fields = new RawFields(items.Value);
            while (fields.MoveNext())
                if (fields.Name.SequenceEqual("manager"u8))
                    name = fields.Value;
                else if (fields.Name.SequenceEqual("operation"u8))
                    operation = fields.Value;
                else if (fields.Name.SequenceEqual("apiVersion"u8))
                    version = fields.Value;
                else if (fields.Name.SequenceEqual("subresource"u8))
                    subresource = fields.Value;
                else if (fields.Name.SequenceEqual("fieldsV1"u8))
                    set = fields.Value;
            // Fields of another version of the kind have other names.
            if (!IsText(version, writer.ApiVersion))
                continue;
            var isOwn =
                IsText(name, writer.Name)
                && IsText(operation, writer.Operation)
                && IsText(subresource, writer.Subresource);
            if (isOwn && Find(set, changes.Written, Question.HasAll) != true)
                return false;
            isOwned |= isOwn;
            if (!isOwn && Find(set, changes.Written, Question.HasAny) != false)
                return false;
            if (Find(set, changes.Removed, Question.HasAny) != false)
                return false;
        }
        return isOwned;
    }

    private enum Question
    {
        HasAll,
        HasAny,
    }

    /// <summary>Null: the text does not tell.</summary>
    private static bool? Find(ReadOnlySpan<byte> json, FieldSet set, Question question)
    {
        if (set.Nodes.Length > NodesMax)
            return null;
        foreach (var node in set.Nodes)
        {
            var isThere = false;
            ReadOnlySpan<byte> inner = default;
            var fields = new RawFields(json);
            while (!isThere && fields.MoveNext())
            {
                if (IsKey(fields.Name, node.Element.Text) is not { } isKey)
                    return null;
                if (isKey)
                {
                    isThere = true;
                    inner = fields.Value;
                }
            }
            bool? found;
            if (!isThere)
                found = false;
            else
            {
                // A member without anything below it is {}, one that has begins with ".".
                var isMember = inner is [(byte)'{', (byte)'}'] || inner.StartsWith("{\".\":"u8);
                found =
                    question == Question.HasAny
                        ? node.IsMember && isMember
                            ? true
                            : Find(inner, node.Children, question)
                        : node.IsMember && !isMember
                            ? false
                            : Find(inner, node.Children, question);
            }
            if (found is null || found == (question == Question.HasAny))
                return found;
        }
        return question == Question.HasAll;
    }

    // A key is plain text in which quotes are escaped; null: it is not as plain as that.
    private static bool? IsKey(ReadOnlySpan<byte> json, string text)
    {
        var (at, same) = (0, true);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '\\' && (++i == json.Length || json[i] != '"') || json[i] >= 0x80)
                return null;
            same = same && at < text.Length && text[at] == json[i];
            at++;
        }
        return same && at == text.Length;
    }

    private static bool IsText(ReadOnlySpan<byte> json, string text) =>
        json is [(byte)'"', .., (byte)'"'] && IsKey(json[1..^1], text) == true;
}
