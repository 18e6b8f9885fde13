namespace BatchJobs.Client.DataFlux;

/// <summary>Where logs are read from, and how patiently.</summary>
internal sealed class LogSource(IDataFluxJobsApi api, ServiceSettings settings, TimeProvider time)
{
    public RetryOptions Retry => settings.Retry;

    public TimeProvider Time => time;

    /// <summary>How long nothing may come of a log once it has begun to.</summary>
    public TimeSpan AttemptTimeout => settings.AttemptTimeout;

    /// <summary>Opens a log.</summary>
    /// <param name="jobId">The job's identifier.</param>
    /// <param name="longestSilence">How long nothing may come once it has begun to; null takes what holds for calls.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ResourceNotFoundException">There is no log.</exception>
    public async Task<LogLines> OpenAsync(string jobId, TimeSpan? longestSilence, CancellationToken cancellationToken)
    {
        Stream log = await api.GetLogAsync(jobId, cancellationToken).ConfigureAwait(false);
        return new LogLines(log, longestSilence ?? AttemptTimeout, settings, time);
    }

    /// <summary>Opens a log; null when there is none, as the job waits or never began.</summary>
    public async Task<LogLines?> TryOpenAsync(string jobId, TimeSpan? longestSilence, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(jobId, longestSilence, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }
}
