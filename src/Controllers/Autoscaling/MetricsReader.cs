using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Autoscaling;

/// <summary>
/// Asks the servers of metrics, for a namespace of a tenant: a server of the installation's own tenant is reached by
/// the short path, which is how others know it. Thread-safe.
/// </summary>
internal sealed class MetricsReader(IApiConnection connection)
{
    /// <summary>What a sample covers where its metric does not say.</summary>
    private static readonly TimeSpan CustomWindow = TimeSpan.FromMinutes(1);

    /// <summary>What pods take of cpu or memory, by pod; those without a sample of it are left out.</summary>
    /// <param name="of">Of which container; empty: of all.</param>
    /// <exception cref="MetricException">There is nothing.</exception>
    public async Task<Dictionary<string, PodSample>> OfResourceAsync(
        (string Tenant, string Namespace) place,
        LabelQuery pods,
        (string Resource, string Container) of,
        CancellationToken ct
    )
    {
        var path = $"{Root("metrics.k8s.io", "v1beta1", place)}/pods?labelSelector={Escape(pods)}";
        var read = await ReadAsync(
                path,
                "resource",
                pod =>
                    (
                        Name: pod.GetProperty("metadata").GetProperty("name").GetString()!,
                        Sample: Usage(pod, of.Resource, of.Container) is { } milli
                            ? new PodSample(milli, pod.GetProperty("timestamp").GetDateTimeOffset(), Window(pod))
                            : default(PodSample?)
                    ),
                ct
            )
            .ConfigureAwait(false);
        return read.Where(p => p.Sample is not null).ToDictionary(p => p.Name, p => p.Sample!.Value);
    }

    /// <summary>A metric that somebody defines for pods.</summary>
    /// <exception cref="MetricException">There is nothing.</exception>
    public async Task<Dictionary<string, PodSample>> OfPodsAsync(
        (string Tenant, string Namespace) place,
        LabelQuery pods,
        MetricIdentifier metric,
        CancellationToken ct
    )
    {
        var path =
            $"{Root("custom.metrics.k8s.io", "v1beta2", place)}/pods/*/{Uri.EscapeDataString(metric.Name)}"
            + $"?labelSelector={Escape(pods)}{MetricSelector(metric, "metricLabelSelector")}";
        var read = await ReadAsync(
                path,
                "custom",
                value =>
                    (
                        Name: value.GetProperty("describedObject").GetProperty("name").GetString()!,
                        Sample: new PodSample(
                            Milli(value),
                            value.GetProperty("timestamp").GetDateTimeOffset(),
                            value.TryGetProperty("windowSeconds", out var s) && s.ValueKind == JsonValueKind.Number
                                ? TimeSpan.FromSeconds(s.GetInt64())
                                : CustomWindow
                        )
                    ),
                ct
            )
            .ConfigureAwait(false);
        return read.ToDictionary(p => p.Name, p => p.Sample);
    }

    /// <summary>A metric of one object, in thousandths.</summary>
    /// <param name="of">The resource as in "ingresses.networking.k8s.io".</param>
    /// <exception cref="MetricException">There is nothing.</exception>
    public async Task<long> OfObjectAsync(
        (string Tenant, string Namespace) place,
        (string Resource, string Name) of,
        MetricIdentifier metric,
        CancellationToken ct
    )
    {
        var path =
            $"{Root("custom.metrics.k8s.io", "v1beta2", place)}/{of.Resource}/{Uri.EscapeDataString(of.Name)}/"
            + $"{Uri.EscapeDataString(metric.Name)}{MetricSelector(metric, "metricLabelSelector", '?')}";
        return (await ReadAsync(path, "custom", Milli, ct).ConfigureAwait(false))[0];
    }

    /// <summary>The sum of a metric from outside, in thousandths.</summary>
    /// <exception cref="MetricException">There is nothing.</exception>
    public async Task<long> OfOutsideAsync(
        (string Tenant, string Namespace) place,
        MetricIdentifier metric,
        CancellationToken ct
    )
    {
        var path =
            $"{Root("external.metrics.k8s.io", "v1beta1", place)}/{Uri.EscapeDataString(metric.Name)}"
            + MetricSelector(metric, "labelSelector", '?');
        return (await ReadAsync(path, "external", Milli, ct).ConfigureAwait(false)).Sum();
    }

    /// <summary>What is read of each item; there is one at least.</summary>
    private async Task<List<T>> ReadAsync<T>(string path, string kind, Func<JsonElement, T> read, CancellationToken ct)
    {
        List<T> items;
        try
        {
            var reply = await connection.SendAsync(new ApiRequest(HttpMethod.Get, path), ct).ConfigureAwait(false);
            if (!reply.IsSuccess)
                throw ApiException.From(reply.Code, reply.Body, $"GET {path}");
            using var list = JsonDocument.Parse(reply.Body);
            items = [.. list.RootElement.GetProperty("items").EnumerateArray().Select(read)];
        }
        catch (Exception e)
            when (e
                    is ApiException
                        or JsonException
                        or FormatException
                        or KeyNotFoundException
                        or InvalidOperationException
            )
        {
            throw new MetricException($"unable to fetch metrics from {kind} metrics API: {e.Message}");
        }
        return items.Count > 0 ? items : throw new MetricException($"no metrics returned from {kind} metrics API");
    }

    private static string Root(string group, string version, (string Tenant, string Namespace) place) =>
        new KnownResource(group, version, "", "", ResourceScope.Namespaced).Path(
            new ObjectKey(place.Tenant == "system" ? "" : place.Tenant, place.Namespace, "")
        )[..^1];

    private static string Escape(LabelQuery query) => Uri.EscapeDataString(query.ToString() ?? "");

    private static string MetricSelector(MetricIdentifier metric, string parameter, char first = '&') =>
        metric.Selector is not null && LabelQuery.TryFrom(metric.Selector, out var query, out _)
            ? $"{first}{parameter}={Escape(query)}"
            : "";

    private static long Milli(JsonElement value) => ToMilli(value.GetProperty("value"));

    private static long ToMilli(JsonElement quantity) => Quantity.Parse(quantity.ToString()).MilliValue;

    /// <summary>Null: a container has no sample of the resource, or there is no such container.</summary>
    private static long? Usage(JsonElement pod, string resource, string container)
    {
        long? sum = null;
        foreach (var c in pod.GetProperty("containers").EnumerateArray())
        {
            if (container.Length > 0 && c.GetProperty("name").GetString() != container)
                continue;
            if (!c.GetProperty("usage").TryGetProperty(resource, out var value))
                return null;
            sum = (sum ?? 0) + ToMilli(value);
        }
        return sum;
    }

    /// <summary>"30s", "1m30s", "20.3s".</summary>
    private static TimeSpan Window(JsonElement pod) =>
        pod.TryGetProperty("window", out var window) && GoDuration.TryParse(window.GetString() ?? "", out var time)
            ? time
            : CustomWindow;
}
