using System.Security.Cryptography;
using System.Text;

namespace Arktos.Kubelet.Images.Pulls;

/// <summary>Who somebody is to a registry. Its text says nothing of the password.</summary>
public sealed record RegistryCredential(string Username, string Password)
{
    /// <summary>Tells two apart without either: "sha256:…" of both parts.</summary>
    public string Hash =>
        "sha256:"
        + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(Username)}:{Username}{Password}"))
        );

    public override string ToString() => $"{nameof(RegistryCredential)} {{ {Username} }}";
}

/// <summary>A secret, as one that is made again under its name is another.</summary>
public sealed record SecretIdentity(string Tenant, string Namespace, string Name, string Uid);

/// <summary>A credential and the secret that it stands in.</summary>
public sealed record PullCredential(SecretIdentity Secret, RegistryCredential Credential);
