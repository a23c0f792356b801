using Arktos.Client.Connection;
using Arktos.Client.Events;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Hosting;

/// <summary>What every controller of a term shares.</summary>
internal sealed record ControllerContext(
    IApiConnection Connection,
    SharedInformers Informers,
    ControllersOptions Options,
    ILoggerFactory Loggers
)
{
    public TimeProvider Time => Options.Time;

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
