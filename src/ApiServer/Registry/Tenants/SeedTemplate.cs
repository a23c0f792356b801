using System.Text;
using System.Text.Json;
using Arktos.Api.Json;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// An object that every tenant is made with, as it is stored, with places for what is the tenant's own: its name, the
/// object's uid and creation time, and the hole for the revision. The name is the last of them, so that its length
/// moves none. Immutable.
/// <code>
///   {"kind":…,"metadata":{"name":"view","uid":"[36]","resourceVersion":"[hole]","creationTimestamp":"[20]",…
///   "tenant":"[as long as the name]"},"rules":[…]}
/// </code>
/// </summary>
internal sealed class SeedTemplate
{
    private const int UidBytes = 36,
        TimeBytes = 20;

    private readonly ObjectKey _key;
    private readonly byte[] _bytes;
    private readonly int _revisionAt,
        _uidAt,
        _timeAt,
        _tenantAt,
        _tenantBytes;

    /// <param name="put">Of one tenant.</param>
    public SeedTemplate(CommitOperation.Put put)
    {
        (_key, _bytes, _revisionAt) = (put.Key, put.Value.ToArray(), put.RevisionOffset);
        var tenant = Encoding.UTF8.GetBytes(put.Key.Tenant);
        (_uidAt, _timeAt) = (PlaceOf("uid"u8), PlaceOf("creationTimestamp"u8));
        (_tenantAt, _tenantBytes) = (PlaceOf("tenant"u8), tenant.Length);
        if (
            !_bytes.AsSpan(_tenantAt).StartsWith(tenant)
            || _bytes[_uidAt + UidBytes] != '"'
            || _bytes[_timeAt + TimeBytes] != '"'
            || _tenantAt < Math.Max(_revisionAt, Math.Max(_uidAt, _timeAt))
        )
            throw new InvalidOperationException($"{put.Key} is not as objects of tenants are stored");
    }

    /// <summary>The object of a tenant, with a uid of its own.</summary>
    /// <param name="tenant">A valid name: nothing in it is to be escaped.</param>
    public CommitOperation.Put For(string tenant, DateTimeOffset now)
    {
        var longer = tenant.Length - _tenantBytes;
        var bytes = new byte[_bytes.Length + longer];
        _bytes.AsSpan(0, _tenantAt).CopyTo(bytes);
        Encoding.UTF8.GetBytes(tenant, bytes.AsSpan(_tenantAt, tenant.Length));
        _bytes.AsSpan(_tenantAt + _tenantBytes).CopyTo(bytes.AsSpan(_tenantAt + tenant.Length));
        Guid.NewGuid().TryFormat(bytes.AsSpan(_uidAt, UidBytes), out _);
        Encoding.UTF8.GetBytes(KubeTime.Format(now), bytes.AsSpan(_timeAt, TimeBytes));
        return new CommitOperation.Put(_key with { Tenant = tenant }, bytes, _revisionAt);
    }

    /// <summary>Where the text of a field of metadata begins; labels and annotations may have fields of the same
    /// name.</summary>
    private int PlaceOf(ReadOnlySpan<byte> field)
    {
        var reader = new Utf8JsonReader(_bytes);
        return
            JsonScan.Enter(ref reader, "metadata"u8, JsonTokenType.StartObject)
            && JsonScan.Enter(ref reader, field, JsonTokenType.String)
            ? (int)reader.TokenStartIndex + 1
            : throw new InvalidOperationException($"{_key} has no {Encoding.UTF8.GetString(field)}");
    }
}
