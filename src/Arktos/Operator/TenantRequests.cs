using System.Globalization;
using System.Text.Json;
using Arktos.Api.Tenants;
using Arktos.Client.Connection;
using Arktos.Local;

namespace Arktos.Operator;

/// <summary>Requests a second of tenants' users, over all API servers of a local cluster.</summary>
internal sealed class TenantRequests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, TenantRequestRate> _rates = new(StringComparer.Ordinal);
    private readonly List<string> _silent = [];
    private readonly int _servers;
    private double _windowSeconds,
        _others;

    /// <param name="answers">Of all API servers; null: it does not answer.</param>
    public TenantRequests(IEnumerable<(string Server, TenantRequestRates? Rates)> answers)
    {
        foreach (var (server, rates) in answers)
        {
            _servers++;
            if (rates is null)
                _silent.Add(server);
            else
                Add(rates);
        }
    }

    /// <summary>Asks all API servers at once; one that does not answer is told of in the texts.</summary>
    public static async Task<TenantRequests> ReadAsync(ClusterLayout layout, CancellationToken cancel) =>
        new(
            await Task.WhenAll(
                    layout.ApiServers.Select(async s =>
                        (s.Name, await AskAsync(layout, s.Address, cancel).ConfigureAwait(false))
                    )
                )
                .ConfigureAwait(false)
        );

    /// <summary>For a table; the sum over the servers that have answered.</summary>
    public string Cell(string tenant) => _silent.Count == _servers ? "?" : Text(Of(tenant).Taken + Of(tenant).Refused);

    /// <summary>For people: 3.5 a second (1.0 of them refused) in the last 10 s</summary>
    public string Line(string tenant)
    {
        if (_silent.Count == _servers)
            return "no API server says";
        var rate = Of(tenant);
        var refused = rate.Refused > 0 ? $" ({Text(rate.Refused)} of them refused)" : "";
        return $"{Text(rate.Taken + rate.Refused)} a second{refused} in the last {_windowSeconds:0} s";
    }

    /// <summary>What the figures lack; null: nothing.</summary>
    public string? Problem =>
        _silent.Count > 0 ? $"requests of {string.Join(", ", _silent)} are not counted: no answer"
        : _others > 0 ? $"{Text(_others)} requests a second are of tenants that are too many to be counted one by one"
        : null;

    private void Add(TenantRequestRates answer)
    {
        _windowSeconds = answer.WindowSeconds;
        _others += answer.Others.Taken + answer.Others.Refused;
        foreach (var rate in answer.Tenants)
        {
            var before = Of(rate.Tenant);
            _rates[rate.Tenant] = rate with
            {
                Taken = before.Taken + rate.Taken,
                Refused = before.Refused + rate.Refused,
            };
        }
    }

    private TenantRequestRate Of(string tenant) =>
        _rates.GetValueOrDefault(tenant) ?? new TenantRequestRate(tenant, 0, 0);

    private static string Text(double rate) => rate.ToString("0.0", CultureInfo.InvariantCulture);

    // Each by itself: a connection takes the first that answers.
    private static async Task<TenantRequestRates?> AskAsync(
        ClusterLayout layout,
        string address,
        CancellationToken cancel
    )
    {
        using var connection = OperatorApi.Open(layout, Patience, [address]);
        try
        {
            var request = new ApiRequest(HttpMethod.Get, TenantRequestRates.Path);
            var answer = await connection.SendAsync(request, cancel).ConfigureAwait(false);
            return answer.IsSuccess ? TenantRequestRates.Decode(answer.Body) : null;
        }
        // An older server has no such path.
        catch (Exception e) when (e is ApiException or JsonException)
        {
            return null;
        }
    }
}
