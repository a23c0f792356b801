using System.Diagnostics.CodeAnalysis;
using Arktos.Api.Meta.V1;

namespace Arktos.Api;

/// <summary>A value, or the Status that tells the client why there is none.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;
    private readonly Status? _error;

    private Result(T? value, Status? error)
    {
        _value = value;
        _error = error;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Status error) => new(default, error);

    public static Result<T> Of(T value) => new(value, null);

    public bool Succeeded([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Status? error)
    {
        (value, error) = (_value, _error);
        return _error is null;
    }
}
