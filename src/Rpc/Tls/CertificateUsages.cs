namespace Arktos.Rpc;

/// <summary>What a certificate may be shown as (RFC 5280, extended key usage).</summary>
[Flags]
public enum CertificateUsages
{
    None = 0,
    Server = 1,
    Client = 2,
}
