using Arktos.Api;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Encryption;

/// <summary>
/// Makes rules of a file, or says what is wrong with it: everything at once, by the path of the field, and never a
/// secret. For one file.
/// </summary>
/// <param name="services">Gives the key service of the settings; the same for the same settings.</param>
internal sealed class EncryptionCompiler(Func<KeyServiceSettings, KeyService> services)
{
    private static readonly int[] KeySizes = [16, 24, 32];
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(3);

    private readonly FieldErrors _errors = new();
    private readonly Dictionary<string, KeyServiceSettings> _settings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _covered = new(StringComparer.Ordinal);

    /// <param name="path">What messages call the file.</param>
    /// <exception cref="InvalidDataException">The file is wrong.</exception>
    public EncryptionRules Compile(string path, EncryptionDocument document)
    {
        var plans = new List<(IReadOnlyList<string> Resources, List<Func<ValueCipher?>> Providers)>();
        if (document.Resources is not { Count: > 0 })
            _errors.Required("resources", "at least one set of resources and providers must be given");
        for (var i = 0; i < (document.Resources?.Count ?? 0); i++)
        {
            var (entry, at) = (document.Resources![i] ?? new(), $"resources[{i}]");
            CheckResources(entry.Resources ?? [], $"{at}.resources");
            plans.Add((entry.Resources ?? [], ProvidersOf(entry.Providers ?? [], $"{at}.providers")));
        }
        if (_errors.Count > 0)
            throw new InvalidDataException(
                $"{path} cannot be used: {string.Join("; ", _errors.Select(e => e.ToString()))}"
            );
        var used = _settings.Values.Select(services).ToList();
        return new EncryptionRules(
            [.. plans.Select(p => new EncryptionRule(p.Resources, [.. p.Providers.Select(make => make())]))],
            used
        );
    }

    private void CheckResources(IReadOnlyList<string> resources, string at)
    {
        if (resources.Count == 0)
            _errors.Required(at, "at least one resource must be given");
        for (var i = 0; i < resources.Count; i++)
        {
            var (resource, field) = (resources[i], $"{at}[{i}]");
            if (FaultOf(resource) is { } fault)
                _errors.Invalid(field, resource, fault);
            else if (_covered.Contains("*.*") || _covered.Contains(AllOf(resource)) && resource != "*.*")
                _errors.Invalid(field, resource, "a wildcard before it covers it already: it must come first");
            else if (!_covered.Add(resource))
                _errors.Duplicate(field, resource);
        }
        // Which of them holds must not depend on how the list is read.
        foreach (var wildcard in resources.Where(r => r is not null && r.StartsWith("*.", StringComparison.Ordinal)))
            if (resources.Any(r => r != wildcard && (wildcard == "*.*" || AllOf(r) == wildcard)))
                _errors.Invalid(at, wildcard, "it covers others of the same list");
    }

    private static string AllOf(string resource)
    {
        var dot = resource.IndexOf('.', StringComparison.Ordinal);
        return $"*.{(dot < 0 ? "" : resource[(dot + 1)..])}";
    }

    private static string? FaultOf(string? resource)
    {
        if (string.IsNullOrEmpty(resource))
            return "a resource must have a name";
        if (resource != resource.ToLowerInvariant())
            return "resources are written in lower case";
        if (resource.Contains('/'))
            return "objects are stored whole: a subresource has nothing of its own";
        if (resource == "*" || resource.Contains('*') && !resource.StartsWith("*.", StringComparison.Ordinal))
            return "wildcards are *.GROUP for a group, *. for the core group, *.* for everything";
        if (resource.LastIndexOf('*') > 0 && resource != "*.*")
            return "wildcards are *.GROUP for a group, *. for the core group, *.* for everything";
        return resource switch
        {
            "events.events.k8s.io" => "events are stored in the core group: write events",
            "horizontalpodautoscalers.extensions" or "*.extensions" => "the group extensions is not served any more",
            _ => null,
        };
    }

    private List<Func<ValueCipher?>> ProvidersOf(IReadOnlyList<EncryptionDocument.ProviderEntry> providers, string at)
    {
        var made = new List<Func<ValueCipher?>>();
        if (providers.Count == 0)
            _errors.Required(at, "at least one provider must be given");
        for (var i = 0; i < providers.Count; i++)
        {
            var (provider, field) = (providers[i] ?? new(), $"{at}[{i}]");
            object?[] given = [provider.AesGcm, provider.AesCbc, provider.SecretBox, provider.Identity, provider.Kms];
            if (given.Count(g => g is not null) != 1)
                _errors.InvalidWithoutValue(
                    field,
                    "exactly one of aesgcm, aescbc, identity, kms must be given, as a map"
                );
            else if (provider.AesGcm is { } gcm)
                made.AddRange(KeysOf(gcm, $"{field}.aesgcm", (name, key) => new AesGcmCipher(name, key)));
            else if (provider.AesCbc is { } cbc)
                made.AddRange(KeysOf(cbc, $"{field}.aescbc", (name, key) => new AesCbcCipher(name, key)));
            else if (provider.Kms is { } kms)
                made.AddRange(ServiceOf(kms, $"{field}.kms"));
            else if (provider.Identity is not null)
                made.Add(() => null);
            else
                _errors.Forbidden(
                    $"{field}.secretbox",
                    "XSalsa20-Poly1305 does not bind a value to its key: use aesgcm, whose keys need no rotation by "
                        + "the number of writes here"
                );
        }
        return made;
    }

    private List<Func<ValueCipher?>> KeysOf(
        EncryptionDocument.KeyList list,
        string at,
        Func<string, byte[], ValueCipher> make
    )
    {
        var made = new List<Func<ValueCipher?>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (list.Keys is not { Count: > 0 })
            _errors.Required($"{at}.keys", "at least one key must be given");
        for (var i = 0; i < (list.Keys?.Count ?? 0); i++)
        {
            var (key, field) = (list.Keys![i] ?? new(), $"{at}.keys[{i}]");
            CheckName(key.Name, $"{field}.name");
            if (key.Name.Length > 0 && !names.Add(key.Name))
                _errors.Duplicate($"{field}.name", key.Name);
            if (string.IsNullOrEmpty(key.Secret))
                _errors.Required($"{field}.secret", "a key must have one");
            else if (SecretOf(key.Secret) is not { } secret)
                _errors.InvalidWithoutValue($"{field}.secret", "the secret must be in base64");
            else if (!KeySizes.Contains(secret.Length))
                _errors.InvalidWithoutValue(
                    $"{field}.secret",
                    $"the secret has {secret.Length} bytes; it must have 16, 24 or 32"
                );
            else
                made.Add(() => make(key.Name, secret));
        }
        return made;
    }

    private List<Func<ValueCipher?>> ServiceOf(EncryptionDocument.KmsEntry kms, string at)
    {
        var before = _errors.Count;
        if (kms.ApiVersion != "v2")
            _errors.NotSupported($"{at}.apiVersion", kms.ApiVersion.Length > 0 ? kms.ApiVersion : "v1", "v2");
        if (kms.CacheSize is not null)
            _errors.Forbidden($"{at}.cachesize", "it is of version v1, which is not served");
        CheckName(kms.Name, $"{at}.name");
        var timeout = DefaultTimeout;
        if (kms.Timeout.Length > 0 && (!GoDuration.TryParse(kms.Timeout, out timeout) || timeout <= TimeSpan.Zero))
            _errors.Invalid($"{at}.timeout", kms.Timeout, "it must be a duration above zero, such as 3s");
        // unix:///run/kms.sock, and unix:///@name for an abstract socket.
        const string scheme = "unix://";
        var socket = kms.Endpoint.StartsWith(scheme, StringComparison.Ordinal) ? kms.Endpoint[scheme.Length..] : "";
        if (!socket.StartsWith('/') || socket.Length < 2)
            _errors.Invalid($"{at}.endpoint", kms.Endpoint, "it must be a socket, such as unix:///run/kms.sock");
        if (_errors.Count > before)
            return [];
        var settings = new KeyServiceSettings(
            kms.Name,
            socket.StartsWith("/@", StringComparison.Ordinal) ? "\0" + socket[2..] : socket,
            timeout
        );
        if (_settings.TryAdd(kms.Name, settings) || _settings[kms.Name] == settings)
            return [() => new KeyServiceCipher(services(settings))];
        _errors.Invalid($"{at}.name", kms.Name, "another provider has this name with other settings");
        return [];
    }

    private void CheckName(string name, string at)
    {
        if (name.Length == 0)
            _errors.Required(at, "it must have a name");
        else if (name.Contains(':'))
            _errors.Invalid(at, name, "a name must not contain ':'");
    }

    private static byte[]? SecretOf(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
