using System.Net;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Decides what an execution or the creation of a flow came to of which nobody knows whether the service has carried it out. The
/// service chooses a job's identifier, so nothing can prove which job is ours; the flow's jobs that have begun since are the
/// candidates, unless they are other users'. A flow is known by its name.
/// </summary>
internal sealed class DataFluxSubmissionReconciler(
    IDataFluxJobFlowDefnsApi jobFlows, IDataFluxServerApi server, DataFluxJobs jobs, TimeProvider time, string? userName)
{
    // A server without security runs everything as this user, whoever asks.
    private const string Anybody = "PUBLIC";

    // Times on this service's wire are whole seconds, by which two of them may differ; what is only a candidate has some more.
    private static readonly TimeSpan WholeSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    private readonly long start = time.GetTimestamp();

    /// <summary>What has become of an execution.</summary>
    /// <returns>The failure, when no job can have been started; otherwise that the outcome is unknown.</returns>
    public async Task<Exception> ExplainExecutionAsync(string jobFlowId, Exception failure, CancellationToken cancellationToken)
    {
        string beginning = $"The response to the execution of job flow '{jobFlowId}' was lost, and the service may or may not run a job of it. ";
        try
        {
            DateTime? now = await ServerTimeAsync(cancellationToken).ConfigureAwait(false);
            DateTime? since = now - time.GetElapsedTime(start) - ClockTolerance;
            DataFluxList<DataFluxJobStatus> all = await jobFlows.ListJobsAsync(jobFlowId, cancellationToken).ConfigureAwait(false);

            // What cannot be read may be new, and ours.
            IEnumerable<string> found = all.Where(job => IsNew(job, since) && MayBeOurs(job)).Select(job => job.Id)
                .Concat(all.Unreadable.Select(job => job.Id ?? ""));
            IBatchJob[] candidates = [.. found.Where(OpaqueId.IsUsable).Select(jobs.GetHandle)];
            if (candidates.Length == 0 && all.Unreadable.Count == 0 && IsServerFailure(failure))
            {
                return failure;
            }

            string ids = string.Join(", ", candidates.Select(job => $"'{job.Id}'"));
            string said = candidates.Length == 0 ? (all.Unreadable.Count == 0 ? "None of its jobs is new since, but the request may still be processed. " : "")
                : since is null ? $"Its jobs, of which the server does not state which are new: {ids}. "
                : $"New since: {ids}. ";
            string unread = all.Unreadable.Count == 0 ? "" : $"{all.Unreadable.Count} of its jobs cannot be read, and may be new. ";
            return Unknown(beginning + said + unread + "Check the flow's jobs before you execute it again.", candidates, failure);
        }
        catch (Exception unseen) when (!cancellationToken.IsCancellationRequested || unseen is not OperationCanceledException)
        {
            return Unknown(beginning + "Its jobs could not be listed; check them before you execute it again.", [], failure);
        }
    }

    /// <summary>Finds the flow that a creation has made.</summary>
    /// <returns>The flow; <see langword="null"/> when it was not created.</returns>
    /// <exception cref="SubmissionOutcomeUnknownException">It may have been created.</exception>
    public async Task<DataFluxJobFlow?> FindCreatedAsync(string name, Exception failure, CancellationToken cancellationToken)
    {
        string found;
        try
        {
            // Taken before the list is read, which may be slow: what it does not prove is not ours.
            TimeSpan sinceStart = time.GetElapsedTime(start);
            DataFluxJobFlowSummary? named = (await jobFlows.ListAsync(cancellationToken).ConfigureAwait(false)).Named(name);
            if (named is null)
            {
                if (IsServerFailure(failure))
                {
                    return null;
                }

                found = "There is no flow of that name, but the request may still be processed.";
            }
            else
            {
                DateTime? now = await ServerTimeAsync(cancellationToken).ConfigureAwait(false);
                DataFluxJobFlow flow = await jobFlows.GetAsync(named.Id, cancellationToken).ConfigureAwait(false);
                if (now - flow.Modified.ServerTime is { } age && age <= sinceStart + WholeSecond && age >= -WholeSecond)
                {
                    return flow;
                }

                found = $"A flow of that name has the identifier '{named.Id}', and the server's times do not prove that it is this one.";
            }
        }
        catch (Exception unseen) when (!cancellationToken.IsCancellationRequested || unseen is not OperationCanceledException)
        {
            found = "The flows could not be listed.";
        }

        throw Unknown($"The response to the creation of job flow '{name}' was lost, and the service may or may not have created it. {found} Check the flows before you create it again.", [], failure);
    }

    /// <summary>What a creation that was answered with 404 means.</summary>
    /// <returns>
    /// That the name is invalid, if the answer or the service's presence at its root says so; otherwise that nothing is there, as at a
    /// wrong address.
    /// </returns>
    public async Task<Exception> ExplainNotFoundAsync(string name, ResourceNotFoundException refusal, CancellationToken cancellationToken)
    {
        if (SaysInvalid(refusal.ServiceMessage, name) || await IsServiceThereAsync(cancellationToken).ConfigureAwait(false))
        {
            return new InvalidJobFlowNameException(name, refusal);
        }

        return new ResourceNotFoundException($"{refusal.Message} The service does not answer at its root either; check the endpoint.")
        {
            Operation = refusal.Operation,
            Route = refusal.Route,
            RequestId = refusal.RequestId,
            ApiVersion = refusal.ApiVersion,
            ClientRequestId = refusal.ClientRequestId,
            ResponseHeaders = refusal.ResponseHeaders,
            ServiceMessage = refusal.ServiceMessage,
            BodyExcerpt = refusal.BodyExcerpt,
            RetryAfter = refusal.RetryAfter,
        };
    }

    // The list has jobs that are over too: what an answered request has not left in it, it has not done.
    private static bool IsServerFailure(Exception failure) =>
        failure is ServiceException { StatusCode: HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable };

    private static SubmissionOutcomeUnknownException Unknown(string message, IBatchJob[] candidates, Exception failure) =>
        new($"{message} {failure.Message}", candidates, failure);

    // A gateway that knows no such address has not read the name, and knows nothing of characters.
    private static bool SaysInvalid(string? message, string name) => message is not null
        && (message.Contains("character", StringComparison.OrdinalIgnoreCase)
            || message.Contains($"'{name}'", StringComparison.Ordinal)
            || message.Contains($"\"{name}\"", StringComparison.Ordinal));

    private async Task<bool> IsServiceThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            DataFluxRoot root = await server.GetRootAsync(cancellationToken).ConfigureAwait(false);
            return (root.FindLink("create") ?? root.FindLink("jobFlowDefns")) is not null;
        }
        catch (Exception unseen) when (!cancellationToken.IsCancellationRequested || unseen is not OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The server's clock; null when the server does not show it.</summary>
    private async Task<DateTime?> ServerTimeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await server.GetInfoAsync(cancellationToken).ConfigureAwait(false)).CurrentDate.ServerTime;
        }
        catch (Exception untold) when (untold is BatchJobException or RequestTimeoutException)
        {
            return null;
        }
    }

    private bool MayBeOurs(DataFluxJobStatus job) =>
        string.IsNullOrEmpty(userName)
        || job.UserName is "" or Anybody
        || string.Equals(job.UserName, userName, StringComparison.OrdinalIgnoreCase);

    // A job that waits has not begun, and may be ours.
    private static bool IsNew(DataFluxJobStatus job, DateTime? since) =>
        OpaqueId.IsUsable(job.Id) && (since is null || job.Started.ServerTime is not { } started || started >= since);
}
