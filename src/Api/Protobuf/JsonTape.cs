using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Arktos.Api.Protobuf;

/// <summary>One value of a document, or the name of a field.</summary>
internal struct JsonToken
{
    /// <summary>Of its text; of a string behind the quote.</summary>
    public int Start;

    /// <summary>Of its text; of a string without quotes.</summary>
    public int Length;

    /// <summary>The token behind the value and all that it holds.</summary>
    public int Next;

    /// <summary>True and False, not more, for booleans; never Undefined.</summary>
    public JsonValueKind Kind;

    /// <summary>Of a string: whether there is a backslash in it.</summary>
    public bool IsEscaped;
}

/// <summary>
/// A JSON document as a row of tokens: an object is followed by its names and values in turn, a list by its items. The
/// document is one that this server has written, so what is not looked at is not checked: numbers, and what characters
/// a string has. Twice as fast as JsonDocument, which is most of what a message costs. Holds a pooled array until
/// disposed.
/// </summary>
internal ref struct JsonTape(ReadOnlySpan<byte> json)
{
    private const int DepthMax = 128;

    private readonly ReadOnlySpan<byte> _json = json;
    private JsonToken[] _tokens = [];
    private int _count;
    private int _at;

    /// <summary>Of the document, in bytes.</summary>
    public readonly int Size => _json.Length;

    /// <exception cref="FormatException">The text is no JSON.</exception>
    public void Read()
    {
        _tokens = ArrayPool<JsonToken>.Shared.Rent(Math.Max(16, _json.Length / 16));
        ReadValue(0);
        SkipSpace();
        if (_at < _json.Length)
            throw Fault();
    }

    public void Dispose()
    {
        ArrayPool<JsonToken>.Shared.Return(_tokens);
        _tokens = [];
    }

    public readonly ref readonly JsonToken this[int token] => ref _tokens[token];

    /// <summary>The text of a value as it stands, of a string with its quotes.</summary>
    public readonly ReadOnlySpan<byte> Raw(int token)
    {
        ref readonly var at = ref _tokens[token];
        return at.Kind == JsonValueKind.String
            ? _json.Slice(at.Start - 1, at.Length + 2)
            : _json.Slice(at.Start, at.Length);
    }

    /// <summary>The text that a string, or a name, stands for.</summary>
    public readonly ReadOnlySpan<byte> Text(int token)
    {
        ref readonly var at = ref _tokens[token];
        if (at.Kind != JsonValueKind.String)
            throw new FormatException($"a string is expected, not a {at.Kind}");
        if (!at.IsEscaped)
            return _json.Slice(at.Start, at.Length);
        try
        {
            var reader = new Utf8JsonReader(Raw(token));
            reader.Read();
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"a string is none: {e.Message}");
        }
    }

    private void ReadValue(int depth)
    {
        if (depth > DepthMax)
            throw new FormatException("the JSON is too deep");
        SkipSpace();
        switch (Current())
        {
            case (byte)'{':
                ReadObject(depth);
                break;
            case (byte)'[':
                ReadArray(depth);
                break;
            case (byte)'"':
                ReadString();
                break;
            case (byte)'t':
                ReadWord("true"u8, JsonValueKind.True);
                break;
            case (byte)'f':
                ReadWord("false"u8, JsonValueKind.False);
                break;
            case (byte)'n':
                ReadWord("null"u8, JsonValueKind.Null);
                break;
            default:
                var rest = _json[_at..];
                var length = rest.IndexOfAnyExcept(Digits);
                if (length < 0)
                    length = rest.Length;
                if (length == 0)
                    throw Fault();
                Add(JsonValueKind.Number, _at, length);
                _at += length;
                break;
        }
    }

    private void ReadObject(int depth)
    {
        var token = Add(JsonValueKind.Object, _at++, 0);
        SkipSpace();
        if (Current() == '}')
            _at++;
        else
            while (true)
            {
                SkipSpace();
                if (Current() != '"')
                    throw Fault();
                ReadString();
                SkipSpace();
                Expect((byte)':');
                ReadValue(depth + 1);
                SkipSpace();
                if (Current() == ',')
                {
                    _at++;
                    continue;
                }
                Expect((byte)'}');
                break;
            }
        End(token);
    }

    private void ReadArray(int depth)
    {
        var token = Add(JsonValueKind.Array, _at++, 0);
        SkipSpace();
        if (Current() == ']')
            _at++;
        else
            while (true)
            {
                ReadValue(depth + 1);
                SkipSpace();
                if (Current() == ',')
                {
                    _at++;
                    continue;
                }
                Expect((byte)']');
                break;
            }
        End(token);
    }

    private void ReadString()
    {
        var start = ++_at;
        var isEscaped = false;
        while (true)
        {
            var found = _json[_at..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
                throw Fault();
            _at += found;
            if (_json[_at] == '"')
                break;
            isEscaped = true;
            _at = Math.Min(_at + 2, _json.Length);
        }
        // The row may be another one after this.
        var token = Add(JsonValueKind.String, start, _at - start);
        _tokens[token].IsEscaped = isEscaped;
        _at++;
    }

    private void ReadWord(ReadOnlySpan<byte> word, JsonValueKind kind)
    {
        if (!_json[_at..].StartsWith(word))
            throw Fault();
        Add(kind, _at, word.Length);
        _at += word.Length;
    }

    private int Add(JsonValueKind kind, int start, int length)
    {
        if (_count == _tokens.Length)
        {
            var larger = ArrayPool<JsonToken>.Shared.Rent(_count * 2);
            _tokens.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<JsonToken>.Shared.Return(_tokens);
            _tokens = larger;
        }
        _tokens[_count] = new JsonToken
        {
            Start = start,
            Length = length,
            Next = _count + 1,
            Kind = kind,
        };
        return _count++;
    }

    private readonly void End(int token)
    {
        ref var at = ref _tokens[token];
        (at.Length, at.Next) = (_at - at.Start, _count);
    }

    private void SkipSpace()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
    }

    private readonly byte Current() => _at < _json.Length ? _json[_at] : throw Fault();

    private void Expect(byte character)
    {
        if (Current() != character)
            throw Fault();
        _at++;
    }

    private readonly FormatException Fault() => new($"the text is no JSON at byte {_at}");

    private static readonly SearchValues<byte> Digits = SearchValues.Create("+-.0123456789Ee"u8);
}
