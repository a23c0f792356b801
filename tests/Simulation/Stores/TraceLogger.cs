using Microsoft.Extensions.Logging;

namespace Arktos.Simulation.Stores;

/// <summary>What a store logs, into the world's trace.</summary>
internal sealed class TraceLogger(StoreWorld world, uint store) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => world.IsTraced;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (world.IsTraced)
        {
            world.Trace($"store {store}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}");
        }
    }
}
