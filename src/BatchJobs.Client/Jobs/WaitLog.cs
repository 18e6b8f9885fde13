using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Client;

/// <summary>What the waits of a client log.</summary>
internal sealed partial class WaitLog(string service, ILogger logger)
{
    private const int MostStates = 64;

    private readonly ConcurrentDictionary<string, bool> unknownStates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says once of each unknown state that a job stays in it.</summary>
    public void UnknownState(string jobId, string state, TimeSpan tolerance, string advice)
    {
        if (unknownStates.Count < MostStates && unknownStates.TryAdd(state, true))
        {
            UnknownState(logger, service, jobId, state, tolerance, advice);
        }
    }

    [LoggerMessage(5, LogLevel.Warning, "{Service} job '{JobId}' is in the state '{State}', which this library does not know; a wait ends after {Tolerance} of it. {Advice}")]
    private static partial void UnknownState(ILogger logger, string service, string jobId, string state, TimeSpan tolerance, string advice);
}
