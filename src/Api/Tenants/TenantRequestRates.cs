using System.Text.Json;

namespace Arktos.Api.Tenants;

/// <summary>
/// What one API server says of the requests that came to it in the last seconds, at <see cref="Path"/>: to users of
/// tenant system alone, since it names all tenants.
/// </summary>
/// <param name="WindowSeconds">Of the last so many seconds these are means.</param>
/// <param name="Tenants">Those whose users have asked lately, by name.</param>
/// <param name="Others">Requests a second of tenants that there was no room to count one by one.</param>
public sealed record TenantRequestRates(
    double WindowSeconds,
    IReadOnlyList<TenantRequestRate> Tenants,
    TenantRequestRate Others
)
{
    public const string Path = "/arktos/tenant-requests";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public byte[] Encode() => JsonSerializer.SerializeToUtf8Bytes(this, Form);

    /// <exception cref="JsonException">It is no such answer.</exception>
    public static TenantRequestRates Decode(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<TenantRequestRates>(json, Form) is { Tenants: not null, Others: not null } rates
            ? rates
            : throw new JsonException("it is not how many requests tenants make");
}

/// <summary>Requests a second of a tenant's users.</summary>
/// <param name="Taken">Those that were carried out, or wait to be.</param>
/// <param name="Refused">Those that were answered 429.</param>
public sealed record TenantRequestRate(string Tenant, double Taken, double Refused);
