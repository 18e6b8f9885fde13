using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Tests;

/// <summary>Keeps every line that is logged, at every level, with its exception.</summary>
internal sealed class CollectedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    /// <summary>What is called with each line where it is logged.</summary>
    public Action<string> Seen { get; set; } = static _ => { };

    public ILogger CreateLogger(string categoryName) => new Collector(categoryName, this);

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        lines.Enqueue(line);
        Seen(line);
    }

    private sealed class Collector(string category, CollectedLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            logs.Add($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            logs.Add($"{logLevel} {category} {formatter(state, exception)} {exception}");
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                logs.Add(string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")));
            }
        }
    }
}
