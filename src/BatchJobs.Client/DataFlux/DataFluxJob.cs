using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// One DataFlux job: an identifier, and the client to ask about it. Make it again at any time, in any process, with
/// <see cref="IDataFluxJobs.GetHandle"/>.
/// </summary>
[DebuggerDisplay("{Id,nq}")]
public sealed class DataFluxJob : IBatchJob
{
    private readonly DataFluxClient client;

    /// <summary>Makes the handle of a job, without asking the service.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="client">The client to ask about it.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public DataFluxJob(string id, DataFluxClient client)
    {
        OpaqueId.Check(id);
        ArgumentNullException.ThrowIfNull(client);
        Id = id;
        this.client = client;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>Asks for the job as it is now: <c>GET /jobs/{id}</c>.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ResourceNotFoundException">The job does not exist.</exception>
    public Task<DataFluxJobStatus> GetStatusAsync(CancellationToken cancellationToken = default) => client.Jobs.GetAsync(Id, cancellationToken);

    /// <summary>
    /// Waits until the job has succeeded. When many jobs are waited for with one client, they are looked at together by
    /// listing all jobs, and a look may be as old as <see cref="PollingOptions.InitialDelay"/>.
    /// </summary>
    /// <param name="progress">
    /// Is told after each look at the job, before the next one. (<see cref="Progress{T}"/> passes reports on to other
    /// threads, where they may come late.)
    /// </param>
    /// <param name="cancellationToken">Ends the wait; the job goes on.</param>
    /// <returns>The completed job.</returns>
    /// <exception cref="JobFailedException">
    /// The job failed; the message has the end of its log, and says so when not all of it could be read. A log that breaks
    /// is read again as calls are repeated, for two minutes at most.
    /// </exception>
    /// <exception cref="JobCanceledException">The job was canceled.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline; it goes on.</exception>
    public async Task<DataFluxJobStatus> WaitForCompletionAsync(IProgress<JobUpdate>? progress = null, CancellationToken cancellationToken = default)
    {
        using var looks = new JobStatusRequests(Id, client);
        JobUpdate? last = null;
        await foreach (JobUpdate update in client.Poller.PollAsync(Id, looks.LookAsync, cancellationToken).ConfigureAwait(false))
        {
            last = update;
            progress?.Report(update);
        }

        return last!.Phase switch
        {
            JobPhase.Succeeded => looks.Status!,
            JobPhase.Canceled => throw new JobCanceledException(last),
            _ => throw new JobFailedException(last with { Message = await new LogTail(Id, client).TryReadAsync(cancellationToken).ConfigureAwait(false) }),
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobUpdate> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var looks = new JobStatusRequests(Id, client);
        await foreach (JobUpdate update in client.Poller.WatchAsync(Id, () => looks.LookAsync, cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    /// <summary>Signals the engine that runs the job to cancel it.</summary>
    /// <inheritdoc cref="IDataFluxJobs.CancelAsync"/>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<DataFluxJobStatus> CancelAsync(CancellationToken cancellationToken = default) => client.Jobs.CancelAsync(Id, cancellationToken);

    /// <summary>Kills the engine that runs the job.</summary>
    /// <inheritdoc cref="IDataFluxJobs.KillAsync"/>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<DataFluxJobStatus> KillAsync(CancellationToken cancellationToken = default) => client.Jobs.KillAsync(Id, cancellationToken);

    /// <summary>Opens the job's log as it is now: <c>GET /jobs/{id}/log</c>.</summary>
    /// <inheritdoc cref="IDataFluxJobs.OpenLogAsync"/>
    /// <param name="cancellationToken">Ends the call; reading the stream has tokens of its own.</param>
    public Task<Stream> OpenLogAsync(CancellationToken cancellationToken = default) => client.Jobs.OpenLogAsync(Id, cancellationToken);

    /// <summary>Reads the lines of the job's log as it is now.</summary>
    /// <inheritdoc cref="IDataFluxJobs.ReadLogLinesAsync"/>
    /// <param name="cancellationToken">Ends the snapshot.</param>
    public IAsyncEnumerable<string> ReadLogLinesAsync(CancellationToken cancellationToken = default) => client.Jobs.ReadLogLinesAsync(Id, cancellationToken);

    /// <summary>Reads the lines of the job's log as they are written, each once and whole, until the job is over.</summary>
    /// <inheritdoc cref="IDataFluxJobs.FollowLogAsync"/>
    /// <param name="cancellationToken">Ends the snapshot; the job goes on.</param>
    public IAsyncEnumerable<string> FollowLogAsync(CancellationToken cancellationToken = default) => client.Jobs.FollowLogAsync(Id, cancellationToken);

    /// <summary>Deletes the job, which must be over, with its log: <c>DELETE /jobs/{id}</c>.</summary>
    /// <inheritdoc cref="IDataFluxJobs.DeleteAsync"/>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<bool> DeleteAsync(CancellationToken cancellationToken = default) => client.Jobs.DeleteAsync(Id, cancellationToken);

    /// <summary>The job's identifier.</summary>
    public override string ToString() => Id;

    async Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) =>
        client.Poller.Update(Id, (await GetStatusAsync(cancellationToken).ConfigureAwait(false)).Snapshot);

    Task IBatchJob.WaitForCompletionAsync(IProgress<JobUpdate>? progress, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(progress, cancellationToken);

    Task IBatchJob.CancelAsync(CancellationToken cancellationToken) => CancelAsync(cancellationToken);
}
