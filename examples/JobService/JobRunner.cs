using System.Threading.Channels;
using BatchJobs.Client;

namespace JobService;

/// <summary>
/// Brings every stored job to its end. A start of the program is nothing special: each job goes on from the state in which it is
/// stored, as it also does after a failure.
/// </summary>
internal sealed partial class JobRunner(JobStore store, IEnumerable<IBatchService> services, TimeProvider time, ILogger<JobRunner> logger) : BackgroundService
{
    /// <summary>After a failure that is not the job's own.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Channel<string> ids = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource submissionsEnd = new();

    /// <summary>Lets the runner see to a job that is new, or that somebody has decided on.</summary>
    public void See(string id) => ids.Writer.TryWrite(id);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request can add a job, which would be seen to twice.
        foreach (StoredJob job in store.List().Where(IsOpen))
        {
            LogResumed(job.Id, job.Service, job.State);
            See(job.Id);
        }

        return base.StartAsync(cancellationToken);
    }

    /// <summary>Ends the waits at once. Submissions may end by themselves for as long as the host has patience: cut off, they leave doubt.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration impatience = cancellationToken.Register(submissionsEnd.Cancel);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        submissionsEnd.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        ids.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = int.MaxValue, CancellationToken = stoppingToken },
        async (id, _) => await RunAsync(id, stoppingToken));

    private static bool IsOpen(StoredJob job) => job.State is JobState.Accepted or JobState.Submitting or JobState.Submitted;

    private async Task RunAsync(string id, CancellationToken stopping)
    {
        StoredJob? job = store.Find(id);
        while (job is not null && IsOpen(job) && !stopping.IsCancellationRequested)
        {
            try
            {
                job = await GoOnAsync(job, stopping);
                LogState(job.Id, job.Service, job.State, job.Outcome ?? job.ServiceId ?? "");
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                // Whatever has failed, only what is stored counts; a job that was being submitted is looked for, as after a kill.
                LogFailure(failure, id, Pause);
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                job = store.Find(id);
            }
        }
    }

    private async Task<StoredJob> GoOnAsync(StoredJob job, CancellationToken stopping)
    {
        IBatchService service = services.Single(service => service.Name == job.Service);
        return job.State switch
        {
            JobState.Accepted => await SubmitAsync(service, job),
            JobState.Submitting => Save(job, WithoutOthers(await service.LookForAsync(job, stopping))),
            _ => Save(job, await WaitAsync(service, job, stopping)),
        };
    }

    // A job of the service that is another one of ours cannot be this one.
    private StoredJob WithoutOthers(StoredJob job) =>
        job with { Candidates = [.. job.Candidates.Where(candidate => store.FindByServiceId(job.Service, candidate) is null)] };

    private async Task<StoredJob> SubmitAsync(IBatchService service, StoredJob job)
    {
        StoredJob submitting = Save(job, job.Submitting(time.GetUtcNow()));
        try
        {
            return Save(submitting, await service.SubmitAsync(submitting, submissionsEnd.Token));
        }
        catch (Exception failure) when (failure is ServiceUnreachableException or RequestTimeoutException or ServiceException { IsTransient: true })
        {
            Save(submitting, job.Accepted(failure.Message));
            throw;
        }
        catch (BatchJobException refusal) when (refusal is not SubmissionOutcomeUnknownException)
        {
            return Save(submitting, job.Ended("Rejected", refusal.Message));
        }
    }

    private static async Task<StoredJob> WaitAsync(IBatchService service, StoredJob job, CancellationToken stopping)
    {
        JobOutcome outcome = await service.GetHandle(job).TryWaitForCompletionAsync(cancellationToken: stopping);

        // An outage that was too long, or a key that is wrong: the job itself may be well.
        return outcome.Status is JobOutcomeStatus.Unknown or JobOutcomeStatus.TimedOut
            ? throw outcome.Error!
            : job.Ended(outcome.Status.ToString(), outcome.Error?.Message);
    }

    private StoredJob Save(StoredJob before, StoredJob after) => store.TryReplace(before, after)
        ? after
        : throw new InvalidOperationException($"Job {before.Id} is not {before.State} any more.");

    [LoggerMessage(LogLevel.Information, "Job {Id} ({Service}) was {State} when the program ended, and goes on.")]
    private partial void LogResumed(string id, string service, JobState state);

    [LoggerMessage(LogLevel.Information, "Job {Id} ({Service}) is {State} {Detail}")]
    private partial void LogState(string id, string service, JobState state, string detail);

    [LoggerMessage(LogLevel.Warning, "Job {Id} goes on in {Pause} from what is stored.")]
    private partial void LogFailure(Exception failure, string id, TimeSpan pause);
}
