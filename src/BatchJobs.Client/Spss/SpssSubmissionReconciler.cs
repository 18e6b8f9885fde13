using System.Net;

namespace BatchJobs.Client.Spss;

/// <summary>
/// Submits a job, and decides what an attempt came to of which nobody knows whether the service has carried it out: it reads the
/// job before it does or reports anything.
/// </summary>
internal sealed class SpssSubmissionReconciler(
    ISpssJobsApi api, RetryOptions retry, TimeProvider time, ClientTelemetry telemetry, SpssJob job, JobDefinition definition)
{
    // The service's clock shows whole seconds in the Date header, and its jobs carry milliseconds. A job is created when its request
    // arrives: one that is younger than that is as little proved to be ours as one that is older.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(3);

    private readonly RetryPause pause = new(retry, time, telemetry);
    private AttemptHistory history = new();

    private enum Found
    {
        Nothing,
        OtherDefinition,
        SameDefinition,
        OurJob,
    }

    /// <summary>Submits a new job.</summary>
    /// <returns>The job.</returns>
    /// <exception cref="SubmissionOutcomeUnknownException">The job may be there, and ours.</exception>
    public async Task<SpssJob> SubmitAsync(CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        history = new AttemptHistory(typeof(ISpssJobsApi), nameof(ISpssJobsApi.SubmitAsync));
        try
        {
            await history.TrackAsync(() => api.SubmitAsync(job.Id, definition, cancellationToken)).ConfigureAwait(false);
        }
        catch (SubmissionOutcomeUnknownException doubt)
        {
            await ReconcileAsync(history.LastAttempt ?? start, Cause(doubt), cancellationToken).ConfigureAwait(false);
        }

        return job;
    }

    /// <summary>Submits a job or submits it again. That is never repeated once it may have been carried out.</summary>
    /// <returns>The job, and whether it is a new one.</returns>
    /// <exception cref="JobIsRunningException">The service refuses to submit it again (409).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The job may run.</exception>
    public async Task<SubmitJobResult> SubmitOrResubmitAsync(CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        history = new AttemptHistory(typeof(ISpssJobsApi), nameof(ISpssJobsApi.SubmitOrResubmitAsync));
        try
        {
            return new SubmitJobResult(job, (await history.TrackAsync(() => api.SubmitOrResubmitAsync(job.Id, definition, cancellationToken)).ConfigureAwait(false)).IsNew);
        }
        catch (ResourceConflictException refusal)
        {
            throw new JobIsRunningException(job.Id, default, refusal);
        }
        catch (SubmissionOutcomeUnknownException doubt)
        {
            (Found found, Exception? unseen) = await FindAsync(history.LastAttempt ?? start, cancellationToken).ConfigureAwait(false);

            // 500 is how the service refuses to submit a job again that runs, and that one may just have been created.
            bool isRefusal = Cause(doubt) is ServiceException { StatusCode: HttpStatusCode.InternalServerError };
            return found == Found.OurJob && !isRefusal ? new SubmitJobResult(job, true) : throw Unknown(Cause(doubt), unseen);
        }
    }

    private static Exception Cause(SubmissionOutcomeUnknownException doubt) => doubt.InnerException ?? doubt;

    /// <summary>Reads the job, and submits it again as often as the options allow while it is not there.</summary>
    private async Task ReconcileAsync(long attempt, Exception failure, CancellationToken cancellationToken)
    {
        for (bool wasAbsent = false; ; wasAbsent = true)
        {
            (Found found, Exception? unseen) = await FindAsync(attempt, cancellationToken).ConfigureAwait(false);
            switch (found)
            {
                case Found.OurJob:
                case Found.SameDefinition when wasAbsent:
                    return;
                case Found.OtherDefinition:
                    throw failure as ResourceConflictException ?? new ResourceConflictException(
                        $"Job '{job.Id}' exists with another definition. The response to its submission was lost: {failure.Message}");
                case Found.Nothing when unseen is null && failure is ServiceException and not ResourceConflictException && !TransientErrors.MayHaveBeenApplied(((ServiceException)failure).StatusCode):
                    throw failure;
                case Found.Nothing when unseen is null && MayBeSubmittedAgain(failure):
                    break;
                default:
                    throw Unknown(failure, unseen);
            }

            await pause.WaitAsync(history, SpssOperations.SubmitJob, job.Id, failure, cancellationToken).ConfigureAwait(false);
            try
            {
                await history.TrackAsync(() => api.SubmitAsync(job.Id, definition, cancellationToken)).ConfigureAwait(false);
                return;
            }
            catch (SubmissionOutcomeUnknownException doubt)
            {
                failure = Cause(doubt);
            }
            catch (Exception refusal) when (refusal is BatchJobException or RequestTimeoutException)
            {
                // It may be refused because the first attempt has created the job after all.
                failure = refusal;
            }
            catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                throw Unknown(failure, broken);
            }
        }
    }

    private bool MayBeSubmittedAgain(Exception failure) =>
        retry.SubmitAgainWhenAbsent
        && pause.Left(history) > 0
        && (failure as ServiceException)?.IsTransient != false
        && !pause.IsTooLong((failure as ServiceException)?.RetryAfter);

    /// <summary>What is under the identifier, and what kept the client from seeing it.</summary>
    private async Task<(Found Found, Exception? Unseen)> FindAsync(long attempt, CancellationToken cancellationToken)
    {
        // Taken before the request that is answered, which may be slow: what it does not prove is not ours.
        long asked = time.GetTimestamp();
        var request = new AttemptHistory(typeof(ISpssJobsApi), nameof(ISpssJobsApi.GetAsync)) { Secrets = definition.Passwords };
        try
        {
            SpssJobDetails there = await request.TrackAsync(() => api.GetAsync(job.Id, cancellationToken)).ConfigureAwait(false);
            TimeSpan sinceAttempt = time.GetElapsedTime(attempt, request.LastAttempt ?? asked);
            return (!JobDefinitionMatcher.Matches(definition, there) ? Found.OtherDefinition
                : IsOf(there, sinceAttempt) ? Found.OurJob
                : Found.SameDefinition, null);
        }
        catch (ResourceNotFoundException)
        {
            return (Found.Nothing, null);
        }
        catch (Exception unseen) when (!cancellationToken.IsCancellationRequested || unseen is not OperationCanceledException)
        {
            return (Found.Nothing, unseen);
        }
    }

    /// <summary>Whether the service's own times, and no other clock, prove that the job was created by the attempt.</summary>
    private static bool IsOf(SpssJobDetails there, TimeSpan sinceAttempt) =>
        there is { CreatedAt: { } created, ServiceTime: { } now }
        && now - created - sinceAttempt is var early
        && early <= Before
        && early >= -After;

    private SubmissionOutcomeUnknownException Unknown(Exception failure, Exception? unseen)
    {
        string reason = unseen switch
        {
            null => "",
            BatchJobException or TimeoutException => $" The job could not be read: {unseen.Message}",
            _ => $" The job could not be read: {unseen.GetType().Name}.",
        };
        return new SubmissionOutcomeUnknownException(
            $"The response to the submission of job '{job.Id}' was lost, and the service may or may not run it. Check the job before you submit it again. {failure.Message}{reason}",
            [job],
            failure);
    }
}
