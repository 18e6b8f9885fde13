using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatchJobs.Client;

/// <summary>What one client tells of itself: spans, metrics and log. Nothing is made for what nobody listens to.</summary>
/// <param name="service">The service's name in messages and attributes.</param>
/// <param name="time">The clock of spans and durations.</param>
/// <param name="metrics">The instruments.</param>
/// <param name="logger">The log.</param>
/// <param name="settings">The client's settings, for its secrets; null for a client of a program's own interfaces, which has none.</param>
internal sealed class ClientTelemetry(string service, TimeProvider time, ClientMetrics metrics, ILogger logger, CurrentSettings? settings)
{
    private const int MostStates = 64;

    private static readonly ActivitySource Source = new(BatchJobsTelemetry.ActivitySourceName, BatchJobsTelemetry.Version);

    private readonly ConcurrentDictionary<string, bool> unknownStates = new(StringComparer.OrdinalIgnoreCase);
    private int outages;

    public string Service => service;

    public ClientMetrics Metrics => metrics;

    public ILogger Logger => logger;

    public static bool HasSpanListeners => Source.HasListeners();

    /// <summary>That of a client without a container.</summary>
    public static ClientTelemetry Without(string service, TimeProvider? time, CurrentSettings? settings = null) =>
        new(service, time ?? TimeProvider.System, ClientMetrics.Shared, NullLogger.Instance, settings);

    /// <summary>Submits a job.</summary>
    /// <param name="operation">The operation that submits.</param>
    /// <param name="jobId">The job's identifier; null when the service chooses it.</param>
    /// <param name="state">What <paramref name="submit"/> is given.</param>
    /// <param name="submit">Submits the job, and finds out what has become of a lost response.</param>
    /// <param name="idOf">Gets the job's identifier from the result.</param>
    public Task<TResult> SubmitAsync<TState, TResult>(
        Operation operation, string? jobId, TState state, Func<TState, Task<TResult>> submit, Func<TResult, string> idOf) =>
        HasSpanListeners || metrics.HasSubmissionListeners || logger.IsEnabled(LogLevel.Warning)
            ? SubmitObservedAsync(operation, jobId, state, submit, idOf)
            : submit(state);

    /// <summary>Follows a wait; null when nobody listens.</summary>
    public WaitTelemetry? BeginWait(string jobId) =>
        HasSpanListeners || metrics.HasWaitListeners || logger.IsEnabled(LogLevel.Information)
            ? new WaitTelemetry(this, Masked(jobId))
            : null;

    /// <summary>Starts the span of a call, a submission or a wait, which becomes the current one.</summary>
    /// <returns>The span; null when nobody listens.</returns>
    public Activity? StartSpan(string name, string? jobId, string? operation = null)
    {
        if (!HasSpanListeners)
        {
            return null;
        }

        List<KeyValuePair<string, object?>> tags = [new(TelemetryTags.Service, service)];
        if (operation is not null)
        {
            tags.Add(new(TelemetryTags.Operation, operation));
        }

        if (jobId is not null)
        {
            tags.Add(new(TelemetryTags.JobId, jobId));
        }

        Activity? before = Activity.Current;
        try
        {
            return Source.StartActivity($"{name} {service}", ActivityKind.Internal, default(ActivityContext), tags, links: null, time.GetUtcNow());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A listener of the program's; no job is to be lost with it.
            Activity.Current = before;
            return null;
        }
    }

    /// <summary>Ends a span, at a time of the client's clock.</summary>
    public void EndSpan(Activity span, Exception? failure)
    {
        if (failure is not null)
        {
            span.SetStatus(ActivityStatusCode.Error).SetTag(TelemetryTags.ErrorType, TelemetryTags.ErrorTypeOf(failure));
            if (failure is ServiceException refusal)
            {
                span.SetTag(TelemetryTags.StatusCode, (int)refusal.StatusCode);
            }
        }

        try
        {
            span.SetEndTime(time.GetUtcNow().UtcDateTime).Dispose();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (Activity.Current == span)
            {
                Activity.Current = span.Parent;
            }
        }
    }

    public void Polled(bool isShared, Exception? failure) => metrics.Polled(service, isShared, failure);

    /// <summary>
    /// A request is to be sent again. While an outage is known of, which is told by itself, that a poll is repeated is no news.
    /// </summary>
    public void Retried(Operation operation, string? jobId, Exception failure, TimeSpan delay, int retry)
    {
        string reason = TelemetryTags.ErrorTypeOf(failure);
        metrics.Retried(service, operation, reason);
        if (Activity.Current is { IsAllDataRequested: true } span && span.Source == Source)
        {
            span.AddEvent(new ActivityEvent("retry", time.GetUtcNow(), new ActivityTagsCollection { { TelemetryTags.ErrorType, reason } }));
        }

        LogLevel level = Volatile.Read(ref outages) > 0 && operation.Method == HttpMethod.Get ? LogLevel.Debug : LogLevel.Information;
        if (logger.IsEnabled(level))
        {
            ClientLog.RequestRetried(logger, level, service, operation.Verb, delay, retry, reason, jobId ?? ClientLog.None);
        }
    }

    public void OutageBegan() => Interlocked.Increment(ref outages);

    public void OutageEnded() => Interlocked.Decrement(ref outages);

    /// <summary>Says once of each unknown state that a job stays in it.</summary>
    public void UnknownState(string jobId, string state, TimeSpan tolerance, string advice)
    {
        if (logger.IsEnabled(LogLevel.Warning) && unknownStates.Count < MostStates && unknownStates.TryAdd(state, true))
        {
            ClientLog.JobStateUnknown(logger, service, Masked(jobId), state, tolerance, advice);
        }
    }

    // A service that chooses identifiers may choose anything.
    private string Masked(string jobId) => settings?.Value.Masked(jobId) ?? jobId;

    private async Task<TResult> SubmitObservedAsync<TState, TResult>(
        Operation operation, string? jobId, TState state, Func<TState, Task<TResult>> submit, Func<TResult, string> idOf)
    {
        string? id = jobId is null ? null : Masked(jobId);
        Activity? span = StartSpan("submit", id, operation.Name);
        Exception? failure = null;
        try
        {
            TResult result = await submit(state).ConfigureAwait(false);
            id = Masked(idOf(result));
            span?.SetTag(TelemetryTags.JobId, id);
            ClientLog.JobSubmitted(logger, service, id, operation.Name);
            return result;
        }
        catch (Exception exception)
        {
            failure = exception;
            if (exception is SubmissionOutcomeUnknownException && logger.IsEnabled(LogLevel.Warning))
            {
                ClientLog.SubmissionOutcomeUnknown(
                    logger, service, operation.Name, TelemetryTags.ErrorTypeOf(exception.InnerException ?? exception), id ?? ClientLog.None);
            }

            throw;
        }
        finally
        {
            metrics.Submitted(service, operation, failure);
            if (span is not null)
            {
                span.SetTag(TelemetryTags.Outcome, TelemetryTags.OutcomeOfSubmission(failure));
                EndSpan(span, failure);
            }
        }
    }
}
