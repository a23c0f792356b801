using System.Text;
using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;

namespace Arktos.Api.ManagedFields;

/// <summary>Who wrote, and through what: the identity of an entry of managedFields.</summary>
/// <param name="ApiVersion">Of the fields in the entry. It does not tell appliers apart: one has one entry.</param>
/// <param name="Subresource">Empty for the object itself.</param>
public sealed record FieldManager(string Name, string Operation, string ApiVersion, string Subresource)
{
    /// <summary>Bytes of a name.</summary>
    public const int NameBytesMax = 128;

    public const string Unknown = "unknown";

    public bool IsApplier => Operation == ManagedFieldsOperationType.Apply;

    public bool IsSameAs(FieldManager other) =>
        Name == other.Name
        && Operation == other.Operation
        && Subresource == other.Subresource
        && (IsApplier || ApiVersion == other.ApiVersion);

    /// <summary>As conflicts name it: <c>"kubectl" with subresource "status" using apps/v1</c>.</summary>
    public override string ToString() =>
        GoText.Quote(Name)
        + (Subresource.Length > 0 ? $" with subresource {GoText.Quote(Subresource)}" : "")
        + (IsApplier ? "" : $" using {ApiVersion}");

    /// <summary>
    /// The manager's name when a request gives none: what stands before the first slash of its user agent, without
    /// what cannot be printed, as much of it as a name may have.
    /// </summary>
    public static string NameOf(string userAgent)
    {
        var slash = userAgent.IndexOf('/');
        var (name, bytes) = (new StringBuilder(), 0);
        foreach (var rune in (slash < 0 ? userAgent : userAgent[..slash]).EnumerateRunes())
        {
            if (!IsPrintable(rune))
                continue;
            if ((bytes += rune.Utf8SequenceLength) > NameBytesMax)
                break;
            name.Append(rune.ToString());
        }
        return name.Length == 0 ? Unknown : name.ToString();
    }

    /// <summary>What is wrong with the name that a request gives.</summary>
    public static void Validate(string name, FieldErrors errors)
    {
        if (Encoding.UTF8.GetByteCount(name) > NameBytesMax)
            errors.TooLong("fieldManager", NameBytesMax);
        var position = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsPrintable(rune))
                errors.Invalid("fieldManager", name, $"invalid character U+{rune.Value:X4} (at position {position})");
            position += rune.Utf8SequenceLength;
        }
    }

    // Letters, marks, numbers, punctuation and symbols, and of blanks only the plain one.
    private static bool IsPrintable(Rune rune) =>
        rune.Value == ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.Surrogate
                or System.Globalization.UnicodeCategory.PrivateUse
                or System.Globalization.UnicodeCategory.OtherNotAssigned
                or System.Globalization.UnicodeCategory.SpaceSeparator
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator
            );
}
