using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace BatchJobs.Client;

/// <summary>Waits for many jobs, of any mixture of services, and submits many.</summary>
/// <remarks>Jobs of one client are polled together.</remarks>
public static class BatchJob
{
    /// <summary>Waits until all jobs have ended.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="options">
    /// The options of each job's wait. Default: <see langword="null"/>, those of the job's client.
    /// </param>
    /// <param name="onProgress">
    /// The function that is called when the phase of a job has changed or its wait has ended. The calls are made one after the other
    /// and awaited; changes meanwhile are in the next call, and the last call has all of them. Default: <see langword="null"/>.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the jobs are not affected.</param>
    /// <returns>
    /// The outcomes in the order of <paramref name="jobs"/>. A job that did not succeed is no exception. When the method is canceled, or
    /// a function of the program throws, it ends all waits, and returns after the last call of such a function.
    /// </returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="jobs"/> is <see langword="null"/>, or contains <see langword="null"/>.
    /// </exception>
    public static async Task<JobOutcome[]> WhenAllAsync(
        IEnumerable<IBatchJob> jobs,
        WaitOptions? options = null,
        Func<JobsProgress, CancellationToken, ValueTask>? onProgress = null,
        CancellationToken cancellationToken = default)
    {
        IBatchJob[] all = Checked(jobs);
        ProgressCounter? counter = onProgress is null ? null : new ProgressCounter(all.Length, onProgress);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<JobOutcome>[] waits = [.. all.Select(job => WaitAsync(job, options, counter, source.Token))];
        try
        {
            await foreach (Task<JobOutcome> wait in Task.WhenEach(waits).ConfigureAwait(false))
            {
                await wait.ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            // What ended one wait by an exception of the program's own ends all, and no function of the program's is called any more.
            await source.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll((Task[])waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return [.. waits.Select(wait => wait.Result)];
    }

    /// <summary>Returns the outcome of each job as soon as the job has ended.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="options">
    /// The options of each job's wait. Default: <see langword="null"/>, those of the job's client.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the jobs are not affected.</param>
    /// <returns>The outcomes in the order in which the waits end. The waits end when the enumeration does.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="jobs"/> is <see langword="null"/>, or contains <see langword="null"/>.
    /// </exception>
    public static IAsyncEnumerable<JobOutcome> WhenEachAsync(
        IEnumerable<IBatchJob> jobs, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        EachAsync(Checked(jobs), options, cancellationToken);

    /// <summary>Reports each job's first state and each change of its state, in one stream, until all jobs have ended.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the jobs are not affected.</param>
    /// <returns>
    /// The changes, of each job in order. The last one of a job is its end, or the exception with which watching it ended.
    /// </returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="jobs"/> is <see langword="null"/>, or contains <see langword="null"/>.
    /// </exception>
    public static IAsyncEnumerable<JobChange> WatchAllAsync(IEnumerable<IBatchJob> jobs, CancellationToken cancellationToken = default) =>
        ChangesAsync(Checked(jobs), cancellationToken);

    /// <summary>Submits a job for each of many items, so many at the same time, and continues when one fails.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TJob">The type of the jobs' handles.</typeparam>
    /// <param name="items">The items, for example identifiers with definitions. They are enumerated at once.</param>
    /// <param name="submit">Submits the job of an item, for example with <c>SpssJobs.SubmitAsync</c>.</param>
    /// <param name="maxConcurrency">The number of submissions at the same time, at least 1. Default: 8.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. The method still returns the outcomes, because jobs may run by then: what was
    /// under way is <see cref="SubmissionStatus.Unknown"/>, and the rest <see cref="SubmissionStatus.NotStarted"/>.
    /// </param>
    /// <returns>The outcomes in the order of <paramref name="items"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="items"/> or <paramref name="submit"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is less than 1.</exception>
    public static async Task<SubmissionOutcome<TItem, TJob>[]> SubmitAllAsync<TItem, TJob>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TJob>> submit, int maxConcurrency = 8, CancellationToken cancellationToken = default)
        where TJob : class, IBatchJob
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(submit);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);
        SubmissionOutcome<TItem, TJob>[] outcomes = [.. items.Select(item => new SubmissionOutcome<TItem, TJob>(item, SubmissionStatus.NotStarted))];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(maxConcurrency, outcomes.Length)).Select(_ => LaneAsync())).ConfigureAwait(false);
        return outcomes;

        async Task LaneAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < outcomes.Length && !cancellationToken.IsCancellationRequested; i = Interlocked.Increment(ref next))
            {
                outcomes[i] = await SubmitAsync(outcomes[i].Item, submit, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static IBatchJob[] Checked(IEnumerable<IBatchJob> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        IBatchJob[] all = [.. jobs];
        return Array.IndexOf(all, null) < 0 ? all : throw new ArgumentNullException(nameof(jobs), "One of the jobs is null.");
    }

    private static async Task<JobOutcome> WaitAsync(IBatchJob job, WaitOptions? options, ProgressCounter? counter, CancellationToken cancellationToken)
    {
        if (counter is null)
        {
            return await job.TryWaitForCompletionAsync(options, cancellationToken).ConfigureAwait(false);
        }

        JobPhase? phase = null;
        Func<JobUpdate, CancellationToken, ValueTask>? own = options?.OnUpdate;
        WaitOptions counting = (options ?? new WaitOptions()) with
        {
            OnUpdate = async (update, token) =>
            {
                if (own is not null)
                {
                    await own(update, token).ConfigureAwait(false);
                }

                if (phase != update.Phase)
                {
                    counter.Move(phase, update.Phase);
                    phase = update.Phase;
                    await counter.ShowAsync(token).ConfigureAwait(false);
                }
            },
        };
        JobOutcome outcome = await job.TryWaitForCompletionAsync(counting, cancellationToken).ConfigureAwait(false);
        counter.End(leaves: outcome.Status is JobOutcomeStatus.Deleted or JobOutcomeStatus.TimedOut or JobOutcomeStatus.Unknown ? phase : null);
        await counter.ShowAsync(cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    private static async IAsyncEnumerable<JobOutcome> EachAsync(
        IBatchJob[] jobs, WaitOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<JobOutcome>[] waits = [.. jobs.Select(job => WaitAsync(job, options, counter: null, source.Token))];
        try
        {
            await foreach (Task<JobOutcome> wait in Task.WhenEach(waits).ConfigureAwait(false))
            {
                await ((Task)wait).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                yield return await wait.ConfigureAwait(false);
            }
        }
        finally
        {
            await source.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll((Task[])waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async IAsyncEnumerable<JobChange> ChangesAsync(IBatchJob[] jobs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changes = Channel.CreateUnbounded<JobChange>(new UnboundedChannelOptions { SingleReader = true });
        Task watching = WatchAsync(jobs, changes.Writer, source.Token);
        try
        {
            await foreach (JobChange change in changes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            await source.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task WatchAsync(IBatchJob[] jobs, ChannelWriter<JobChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(jobs.Select(job => WatchAsync(job, changes, cancellationToken))).ConfigureAwait(false);
        }
        finally
        {
            changes.TryComplete();
        }
    }

    private static async Task WatchAsync(IBatchJob job, ChannelWriter<JobChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (JobUpdate update in job.WatchAsync(cancellationToken).ConfigureAwait(false))
            {
                changes.TryWrite(new JobChange(job, update));
            }
        }
        catch (Exception end) when (JobOutcome.IsEnd(end))
        {
            changes.TryWrite(new JobChange(job, Update: null, end));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // That of one ends the whole.
            changes.TryComplete(failure);
        }
    }

    private static async Task<SubmissionOutcome<TItem, TJob>> SubmitAsync<TItem, TJob>(
        TItem item, Func<TItem, CancellationToken, Task<TJob>> submit, CancellationToken cancellationToken)
        where TJob : class, IBatchJob
    {
        try
        {
            return new SubmissionOutcome<TItem, TJob>(item, SubmissionStatus.Submitted) { Job = await submit(item, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            bool isUnknown = failure is SubmissionOutcomeUnknownException || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested);
            return new SubmissionOutcome<TItem, TJob>(item, isUnknown ? SubmissionStatus.Unknown : SubmissionStatus.Failed) { Error = failure };
        }
    }
}

/// <summary>Describes a change of one of several jobs that are watched together.</summary>
/// <param name="Job">The job.</param>
/// <param name="Update">The update with the new state; <see langword="null"/> if watching the job has ended with an exception.</param>
/// <param name="Error">
/// The exception with which watching the job ended, for example because it no longer exists. Default: <see langword="null"/>.
/// </param>
public sealed record JobChange(IBatchJob Job, JobUpdate? Update, Exception? Error = null);
