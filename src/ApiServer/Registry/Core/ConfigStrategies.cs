using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class ConfigMapStrategy : ResourceStrategy<ConfigMap>
{
    internal const int BytesMax = 1024 * 1024;
    internal const string Frozen = "field is immutable when `immutable` is set";

    public override ITableLayout Table { get; } =
        new TableLayout<ConfigMap>([
            Cells.Name<ConfigMap>(),
            new("Data", "string", (c, _) => ((c.Data?.Count ?? 0) + (c.BinaryData?.Count ?? 0)).ToString()),
            Cells.Age<ConfigMap>(),
        ]);

    protected override void Validate(ConfigMap value, FieldErrors errors)
    {
        var bytes = 0L;
        foreach (var (key, text) in value.Data ?? [])
        {
            errors.InvalidEach($"data[{key}]", key, Formats.ConfigKey(key));
            if (value.BinaryData?.ContainsKey(key) == true)
                errors.Invalid($"data[{key}]", key, "duplicate of key present in binaryData");
            bytes += System.Text.Encoding.UTF8.GetByteCount(text);
        }
        foreach (var (key, blob) in value.BinaryData ?? [])
        {
            errors.InvalidEach($"binaryData[{key}]", key, Formats.ConfigKey(key));
            bytes += blob.Length;
        }
        if (bytes > BytesMax)
            errors.TooLong("", BytesMax);
    }

    protected override void ValidateUpdate(ConfigMap value, ConfigMap old, FieldErrors errors)
    {
        if (old.Immutable != true)
            return;
        if (value.Immutable != true)
            errors.Forbidden("immutable", Frozen);
        if (!Same(value.Data, old.Data))
            errors.Forbidden("data", Frozen);
        if (!Same(value.BinaryData, old.BinaryData))
            errors.Forbidden("binaryData", Frozen);
    }

    internal static bool Same<T>(Map<T>? a, Map<T>? b) =>
        KubeJson.Encode(a ?? []).AsSpan().SequenceEqual(KubeJson.Encode(b ?? []));
}

public sealed class SecretStrategy : ResourceStrategy<Secret>
{
    private static readonly Dictionary<string, Func<Secret, string>> Selectable = new() { ["type"] = s => s.Type };

    private static readonly Dictionary<string, string[]> KeysOfType = new()
    {
        ["kubernetes.io/dockercfg"] = [".dockercfg"],
        ["kubernetes.io/dockerconfigjson"] = [".dockerconfigjson"],
        ["kubernetes.io/ssh-auth"] = ["ssh-privatekey"],
        ["kubernetes.io/tls"] = ["tls.crt", "tls.key"],
    };

    public override ITableLayout Table { get; } =
        new TableLayout<Secret>([
            Cells.Name<Secret>(),
            new("Type", "string", (s, _) => s.Type),
            new("Data", "string", (s, _) => (s.Data?.Count ?? 0).ToString()),
            Cells.Age<Secret>(),
        ]);

    protected override IReadOnlyDictionary<string, Func<Secret, string>> SelectableFields => Selectable;

    protected override void Default(Secret value)
    {
        if (value.Type.Length == 0)
            value.Type = "Opaque";
        foreach (var (key, text) in value.StringData ?? [])
            (value.Data ??= [])[key] = System.Text.Encoding.UTF8.GetBytes(text);
        value.StringData = null;
    }

    protected override void Validate(Secret value, FieldErrors errors)
    {
        foreach (var key in value.Data?.Keys ?? Enumerable.Empty<string>())
            errors.InvalidEach($"data[{key}]", key, Formats.ConfigKey(key));
        if ((value.Data?.Values.Sum(v => (long)v.Length) ?? 0) > ConfigMapStrategy.BytesMax)
            errors.TooLong("data", ConfigMapStrategy.BytesMax);
        foreach (var key in KeysOfType.GetValueOrDefault(value.Type, []))
            if (value.Data?.GetValueOrDefault(key) is not { } bytes || key == "ssh-privatekey" && bytes.Length == 0)
                errors.Required($"data[{key}]");
            else if (key.StartsWith(".docker", StringComparison.Ordinal) && JsonFault(bytes) is { } fault)
                errors.Invalid($"data[{key}]", "<secret contents redacted>", fault);
        if (
            value.Type == "kubernetes.io/basic-auth"
            && value.Data?.ContainsKey("username") != true
            && value.Data?.ContainsKey("password") != true
        )
        {
            errors.Required("data[username]");
            errors.Required("data[password]");
        }
        if (
            value.Type == "kubernetes.io/service-account-token"
            && string.IsNullOrEmpty(value.Metadata.Annotations?.GetValueOrDefault("kubernetes.io/service-account.name"))
        )
            errors.Required("metadata.annotations[kubernetes.io/service-account.name]");
    }

    private static string? JsonFault(byte[] bytes)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
                ? null
                : "json: cannot unmarshal into an object";
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return e.Message;
        }
    }

    protected override void ValidateUpdate(Secret value, Secret old, FieldErrors errors)
    {
        if (value.Type != old.Type)
            errors.Invalid("type", value.Type, Formats.Immutable);
        if (old.Immutable != true)
            return;
        if (value.Immutable != true)
            errors.Forbidden("immutable", ConfigMapStrategy.Frozen);
        if (!ConfigMapStrategy.Same(value.Data, old.Data))
            errors.Forbidden("data", ConfigMapStrategy.Frozen);
    }
}
