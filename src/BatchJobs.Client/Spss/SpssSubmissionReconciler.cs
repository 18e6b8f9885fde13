using System.Net;

namespace BatchJobs.Client.Spss;

/// <summary>
/// Submits a new job, and decides what an attempt came to whose response was lost: it asks again, and recognises its own job in the
/// service's description.
/// </summary>
internal sealed class SpssSubmissionReconciler(ISpssJobsApi api, RetryOptions retry, TimeProvider time, string id, JobDefinition definition)
{
    // The service's clock shows whole seconds in the Date header, and its jobs carry milliseconds.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    private readonly RetryPause pause = new(retry, time);
    private readonly AttemptHistory history = new();
    private bool mayBeThere;

    /// <summary>Submits the job.</summary>
    /// <returns>Null when the job is there and ours; else the failure that leaves its fate unknown.</returns>
    public async Task<Exception?> SubmitAsync(CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        try
        {
            await api.SubmitAsync(id, definition, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (SubmissionOutcomeUnknownException doubt) when (doubt.InnerException is { } cause)
        {
            history.Retries = doubt.Retries;
            Exception? failure = await AskAgainAsync(cause, cancellationToken).ConfigureAwait(false);
            return failure is null ? null : await JudgeAsync(failure, time.GetElapsedTime(start), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks again as often as the options allow.</summary>
    /// <returns>The last failure; null when the job was created.</returns>
    private async Task<Exception?> AskAgainAsync(Exception failure, CancellationToken cancellationToken)
    {
        mayBeThere |= MayHaveCreatedJob(failure);
        while (MayBeAskedAgain(failure))
        {
            await pause.WaitAsync(history, (failure as ServiceException)?.RetryAfter, cancellationToken).ConfigureAwait(false);
            try
            {
                await history.TrackAsync(() => api.SubmitAsync(id, definition, cancellationToken)).ConfigureAwait(false);
                return null;
            }
            catch (SubmissionOutcomeUnknownException doubt) when (doubt.InnerException is { } cause)
            {
                mayBeThere |= MayHaveCreatedJob(cause);
                failure = cause;
            }
            catch (Exception refusal) when (mayBeThere && refusal is BatchJobException or RequestTimeoutException)
            {
                return refusal;
            }
        }

        return failure;
    }

    private async Task<Exception?> JudgeAsync(Exception failure, TimeSpan sinceFirstTry, CancellationToken cancellationToken)
    {
        bool? isOurs = mayBeThere ? await IsOursAsync(failure, sinceFirstTry, cancellationToken).ConfigureAwait(false) : false;
        if (isOurs is true)
        {
            return null;
        }

        bool isRefusal = !mayBeThere || (isOurs is false && failure is ResourceConflictException);
        return isRefusal ? throw failure : failure;
    }

    // This operation creates only: a second one is refused (409), and starts nothing.
    private bool MayBeAskedAgain(Exception cause) =>
        pause.Left(history) > 0 && (cause as ServiceException)?.IsTransient != false && !pause.IsTooLong((cause as ServiceException)?.RetryAfter);

    private static bool MayHaveCreatedJob(Exception cause) =>
        cause is not ServiceException { StatusCode: < HttpStatusCode.BadRequest or HttpStatusCode.RequestTimeout or HttpStatusCode.ServiceUnavailable };

    /// <summary>Whether the job under the identifier is the one that our own lost request has created; null when it cannot be seen.</summary>
    private async Task<bool?> IsOursAsync(Exception failure, TimeSpan sinceFirstTry, CancellationToken cancellationToken)
    {
        try
        {
            SpssJobDetails job = await api.GetAsync(id, cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = (failure as ServiceException)?.ServerTime ?? time.GetUtcNow();
            return job.CreatedAt >= now - sinceFirstTry - ClockTolerance && JobDefinitionMatcher.Matches(definition, job);
        }
        catch (Exception unseen) when (unseen is BatchJobException or RequestTimeoutException)
        {
            return null;
        }
    }
}
