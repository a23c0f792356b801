using System.Threading.Channels;
using Arktos.Client.Events;
using Arktos.Client.Leading;
using Microsoft.Extensions.Logging;

namespace Arktos.Scheduler;

/// <summary>What the scheduling loop works with during one term.</summary>
/// <param name="Items">What has changed; bounded, and read by the loop alone.</param>
/// <param name="Work">Where the loop reports that it gets on.</param>
internal sealed record SchedulingTerm(
    SchedulerOptions Options,
    IPodWriter Writer,
    EventRecorder? Events,
    Channel<SchedulingItem> Items,
    LeaderWork Work,
    SchedulerMetrics Metrics,
    ILogger Logger
);
