using Arktos.Api.Streams;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;

namespace Arktos.Client.Informers;

/// <summary>Which objects an informer follows, and how.</summary>
public sealed record InformerOptions
{
    /// <summary>
    /// Null: the resource of the informer's type. Set it to follow any resource as PartialObjectMetadata.
    /// </summary>
    public KnownResource? Resource { get; init; }

    /// <summary>"" = the caller's own, "all" = every tenant (callers of tenant system only).</summary>
    public string Tenant { get; init; } = "all";

    /// <summary>"" = every namespace.</summary>
    public string Namespace { get; init; } = "";

    public string LabelSelector { get; init; } = "";

    public string FieldSelector { get; init; } = "";

    /// <summary>How much of each object there is.</summary>
    public Projection Projection { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where broken streams are counted; null: nowhere.</summary>
    public RoleMetrics? Metrics { get; init; }

    public ILogger? Logger { get; init; }

    /// <summary>Between a broken stream and the next try.</summary>
    public Backoff Backoff { get; init; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));
}
