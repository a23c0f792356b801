using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Queues;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Hosting;

/// <summary>What every controller of a term shares.</summary>
/// <param name="Watch">Where each loop of a controller tells that it gets on.</param>
/// <param name="Queues">Where each loop's queue is counted.</param>
internal sealed record ControllerContext(
    IApiConnection Connection,
    SharedInformers Informers,
    ControllersOptions Options,
    ILoggerFactory Loggers,
    WorkWatch Watch,
    WorkQueueMetrics Queues
)
{
    public TimeProvider Time => Options.Time;

    /// <summary>The way to what services serve: what hung for one controller is not asked by others.</summary>
    public ElsewhereCalls Elsewhere { get; } = new(Options.Time);

    /// <summary>The keys and workers of a controller.</summary>
    /// <typeparam name="TController">Whose log the loop writes.</typeparam>
    public ReconcileLoop<TKey> LoopOf<TController, TKey>(string name)
        where TKey : notnull => new(name, Loggers.CreateLogger<TController>(), this);

    public EventRecorder EventsOf(string component) =>
        new(
            Connection,
            new EventRecorderOptions
            {
                Component = component,
                Time = Time,
                Logger = Loggers.CreateLogger($"{nameof(Arktos)}.Controllers.Events.{component}"),
            }
        );
}
