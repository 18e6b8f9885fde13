namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Reads the status of jobs for all who wait for one. A few waits ask for their jobs one by one; many of them share lists of all
/// jobs, of which one at a time is asked for.
/// </summary>
internal sealed class JobListCache(IDataFluxJobsApi jobs, Func<PollingOptions> polling, TimeProvider time)
{
    private const int FewestWaits = 4;

    // A list of all jobs costs the server more than one job, and its history may be long.
    private const int ListedJobsPerWait = 50;

    private readonly TimeProvider time = time;
    private readonly Lock gate = new();
    private JobList? current;
    private int waits;
    private int fewestWaits = FewestWaits;

    /// <summary>Begins to wait for a job; disposing of the reader ends the wait.</summary>
    public Reader Join(string jobId) => new(this, jobId);

    /// <summary>The job as it is now, or as it was at some time since the wait has last seen it.</summary>
    private async Task<DataFluxJobStatus> ReadAsync(string jobId, long? seenAt, CancellationToken cancellationToken)
    {
        DataFluxJobStatus? listed = Volatile.Read(ref waits) < Volatile.Read(ref fewestWaits)
            ? null
            : await FindAsync(jobId, seenAt, cancellationToken).ConfigureAwait(false);

        // What is not listed may be new, or it is gone, which only the service can say.
        return listed ?? await jobs.GetAsync(jobId, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DataFluxJobStatus?> FindAsync(string id, long? seenAt, CancellationToken cancellationToken)
    {
        // What was listed since this wait has last seen its job is news for it; a shorter time would make each wait ask for a list of its own.
        long oldest = seenAt ?? time.GetTimestamp() - (long)(polling().InitialDelay.TotalSeconds * time.TimestampFrequency);

        // The first list may be one that is on its way and too old; the next one is asked for after that, once for all.
        for (int lists = 0; lists < 2; lists++)
        {
            JobList list = CurrentOrNew(oldest, seenAt);
            IReadOnlyDictionary<string, DataFluxJobStatus>? listed = await list.Jobs.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (listed is null || list.IsFresh(oldest, seenAt))
            {
                return listed?.GetValueOrDefault(id);
            }
        }

        return null;
    }

    /// <summary>The list to wait for: one that will do, or one that is on its way and before which no other is asked for, or a new one.</summary>
    private JobList CurrentOrNew(long oldest, long? seenAt)
    {
        lock (gate)
        {
            if (current is null || !(current.IsFresh(oldest, seenAt) || current.IsOnItsWay || current.IsPausing(time, polling().MaxDelay)))
            {
                current = new JobList(time.GetTimestamp(), ListAsync);
            }

            return current;
        }
    }

    /// <summary>All jobs; null when they cannot be listed, in which case everybody asks for their own.</summary>
    private async Task<IReadOnlyDictionary<string, DataFluxJobStatus>?> ListAsync()
    {
        try
        {
            DataFluxList<DataFluxJobStatus> all = await jobs.ListAsync(cancellationToken: CancellationToken.None).ConfigureAwait(false);
            if (all.Count == 0 && all.Unreadable.Count > 0)
            {
                return null;
            }

            Volatile.Write(ref fewestWaits, Math.Max(FewestWaits, all.Count / ListedJobsPerWait));
            var byId = new Dictionary<string, DataFluxJobStatus>(all.Count, StringComparer.Ordinal);
            foreach (DataFluxJobStatus job in all)
            {
                byId.TryAdd(job.Id, job);
            }

            return byId;
        }
        catch (Exception unlisted) when (unlisted is BatchJobException or RequestTimeoutException)
        {
            return null;
        }
    }

    /// <summary>One wait's polls of a job.</summary>
    public sealed class Reader : IDisposable
    {
        private readonly JobListCache lists;
        private readonly string jobId;

        // What was asked for before this wait has last seen the job shows nothing new.
        private long? seenAt;

        public Reader(JobListCache lists, string jobId)
        {
            this.lists = lists;
            this.jobId = jobId;
            Interlocked.Increment(ref lists.waits);
        }

        public async Task<DataFluxJobStatus> ReadAsync(DataFluxJobStatus? last, CancellationToken cancellationToken)
        {
            DataFluxJobStatus status = await lists.ReadAsync(jobId, seenAt, cancellationToken).ConfigureAwait(false);
            seenAt = lists.time.GetTimestamp();
            return status;
        }

        public void Dispose() => Interlocked.Decrement(ref lists.waits);
    }

    private sealed class JobList(long askedAt, Func<Task<IReadOnlyDictionary<string, DataFluxJobStatus>?>> list)
    {
        /// <summary>The jobs, asked for outside of any lock by the first who waits for them.</summary>
        public Lazy<Task<IReadOnlyDictionary<string, DataFluxJobStatus>?>> Jobs { get; } = new(list);

        public bool IsOnItsWay => !Jobs.IsValueCreated || !Jobs.Value.IsCompleted;

        public bool IsFresh(long oldest, long? seenAt) => askedAt >= oldest && !(askedAt <= seenAt);

        /// <summary>Whether it could not be had, and it is too early for another attempt.</summary>
        public bool IsPausing(TimeProvider time, TimeSpan pause) =>
            Jobs.Value.IsCompletedSuccessfully && Jobs.Value.Result is null && time.GetElapsedTime(askedAt) < pause;
    }
}
