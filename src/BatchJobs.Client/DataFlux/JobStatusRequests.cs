namespace BatchJobs.Client.DataFlux;

/// <summary>One caller's series of looks at a job.</summary>
internal sealed class JobStatusRequests : IDisposable
{
    private readonly string jobId;
    private readonly DataFluxClient client;
    private long? seenAt;

    public JobStatusRequests(string jobId, DataFluxClient client)
    {
        this.jobId = jobId;
        this.client = client;
        client.Looks?.Enter();
    }

    /// <summary>What the last look showed; null before the first.</summary>
    public DataFluxJobStatus? Status { get; private set; }

    public async Task<JobSnapshot> LookAsync(JobUpdate? last, CancellationToken cancellationToken)
    {
        try
        {
            Task<DataFluxJobStatus> look = client.Looks?.LookAsync(jobId, seenAt, cancellationToken) ?? client.Jobs.GetAsync(jobId, cancellationToken);
            Status = await look.ConfigureAwait(false);
            seenAt = client.Poller.Time.GetTimestamp();
            return Status.Snapshot;
        }
        catch (ResourceNotFoundException exception)
        {
            throw new JobDeletedException(jobId, last, exception);
        }
    }

    public void Dispose() => client.Looks?.Leave();
}
