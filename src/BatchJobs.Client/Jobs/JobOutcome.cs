namespace BatchJobs.Client;

/// <summary>Specifies how a wait for a job ended.</summary>
public enum JobOutcomeStatus
{
    /// <summary>The wait failed, and how the job ended, or whether it has ended, is not known.</summary>
    Unknown,

    /// <summary>The job succeeded.</summary>
    Succeeded,

    /// <summary>The job failed.</summary>
    Failed,

    /// <summary>The job was canceled.</summary>
    Canceled,

    /// <summary>The job no longer exists.</summary>
    Deleted,

    /// <summary>The job had not ended at the deadline of the wait.</summary>
    TimedOut,
}

/// <summary>Describes how a wait for a job ended, where an exception would be in the way.</summary>
/// <remarks>Instances are immutable. Those of the services' handles are a <see cref="JobOutcome{TResult}"/>.</remarks>
public class JobOutcome
{
    /// <summary>Initializes a new instance of the <see cref="JobOutcome"/> class.</summary>
    /// <param name="job">The job.</param>
    /// <param name="error">
    /// The exception that ended the wait, from which <see cref="Status"/> follows. Default: <see langword="null"/>, the job
    /// succeeded.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    public JobOutcome(IBatchJob job, Exception? error = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        Job = job;
        Error = error;
        Status = error switch
        {
            null => JobOutcomeStatus.Succeeded,
            JobFailedException => JobOutcomeStatus.Failed,
            JobCanceledException => JobOutcomeStatus.Canceled,
            JobDeletedException => JobOutcomeStatus.Deleted,
            JobWaitTimeoutException => JobOutcomeStatus.TimedOut,
            _ => JobOutcomeStatus.Unknown,
        };
    }

    /// <summary>Gets the job.</summary>
    public IBatchJob Job { get; }

    /// <summary>Gets how the wait ended.</summary>
    public JobOutcomeStatus Status { get; }

    /// <summary>Gets a value that indicates whether the job succeeded.</summary>
    public bool IsSucceeded => Status == JobOutcomeStatus.Succeeded;

    /// <summary>
    /// Gets the exception with which <see cref="IBatchJob.WaitForCompletionAsync"/> would have ended; <see langword="null"/> if the
    /// job succeeded.
    /// </summary>
    public Exception? Error { get; }

    /// <summary>Returns the job's identifier and how the wait ended.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Error is null ? $"{Job.Id}: {Status}" : $"{Job.Id}: {Status}. {Error.Message}";

    /// <summary>Whether an exception is an end of a wait.</summary>
    internal static bool IsEnd(Exception exception) => exception is BatchJobException or TimeoutException;

    /// <summary>Waits, and turns the ends of waits into outcomes. What the program's own function throws is none.</summary>
    internal static async Task<TOutcome> OfAsync<TOutcome>(WaitOptions? options, Func<WaitOptions?, Task<TOutcome>> wait, Func<Exception, TOutcome> end)
    {
        Exception? thrown = null;
        WaitOptions? noting = options?.OnUpdate is { } show ? options with { OnUpdate = ShowAsync } : options;
        try
        {
            return await wait(noting).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsEnd(exception) && exception != thrown)
        {
            return end(exception);
        }

        async ValueTask ShowAsync(JobUpdate update, CancellationToken token)
        {
            try
            {
                await show(update, token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                thrown = exception;
                throw;
            }
        }
    }
}

/// <summary>Describes how a wait for a job ended, with the job's result if it succeeded.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public sealed class JobOutcome<TResult> : JobOutcome
    where TResult : class
{
    /// <summary>Initializes a new instance of the <see cref="JobOutcome{TResult}"/> class for a job that succeeded.</summary>
    /// <param name="job">The job.</param>
    /// <param name="result">The job's result.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="job"/> or <paramref name="result"/> is <see langword="null"/>.
    /// </exception>
    public JobOutcome(IBatchJob job, TResult result)
        : base(job)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
    }

    /// <summary>Initializes a new instance of the <see cref="JobOutcome{TResult}"/> class for any other end.</summary>
    /// <param name="job">The job.</param>
    /// <param name="error">The exception that ended the wait.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="job"/> or <paramref name="error"/> is <see langword="null"/>.
    /// </exception>
    public JobOutcome(IBatchJob job, Exception error)
        : base(job, error) => ArgumentNullException.ThrowIfNull(error);

    /// <summary>Gets the job's result; <see langword="null"/> if the job did not succeed.</summary>
    public TResult? Result { get; }

    internal static Task<JobOutcome<TResult>> OfAsync(IBatchJob job, WaitOptions? options, Func<WaitOptions?, Task<TResult>> wait) => OfAsync(
        options, async own => new JobOutcome<TResult>(job, await wait(own).ConfigureAwait(false)), end => new JobOutcome<TResult>(job, end));
}
