namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Looks at jobs for all who wait for one. A few waits ask for their jobs one by one; many of them share lists of all jobs,
/// of which one at a time is asked for.
/// </summary>
internal sealed class JobListCache(IDataFluxJobs jobs, PollingOptions polling, TimeProvider time)
{
    private const int FewestWaits = 4;

    // A list of all jobs costs the server more than one job, and its history may be long.
    private const int ListedJobsPerWait = 50;

    private readonly Lock gate = new();
    private JobList? current;
    private int waits;
    private int fewestWaits = FewestWaits;

    /// <summary>Counts somebody in who begins to wait.</summary>
    public void Enter() => Interlocked.Increment(ref waits);

    /// <summary>Counts somebody out.</summary>
    public void Leave() => Interlocked.Decrement(ref waits);

    /// <summary>The job as it is now, or as it was no longer ago than the initial polling delay.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="seenAt">When the same wait has seen the job before; what was asked for by then shows nothing new.</param>
    /// <param name="cancellationToken">Ends this look; the others that share its list go on.</param>
    public async Task<DataFluxJobStatus> LookAsync(string id, long? seenAt, CancellationToken cancellationToken)
    {
        DataFluxJobStatus? listed = Volatile.Read(ref waits) < Volatile.Read(ref fewestWaits)
            ? null
            : await FindAsync(id, seenAt, cancellationToken).ConfigureAwait(false);

        // What is not listed may be new, or it is gone, which only the service can say.
        return listed ?? await jobs.GetAsync(id, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DataFluxJobStatus?> FindAsync(string id, long? seenAt, CancellationToken cancellationToken)
    {
        long oldest = time.GetTimestamp() - (long)(polling.InitialDelay.TotalSeconds * time.TimestampFrequency);

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
            if (current is null || !(current.IsFresh(oldest, seenAt) || current.IsOnItsWay || current.IsPause(time, polling.MaxDelay)))
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
            IReadOnlyList<DataFluxJobStatus> all = await jobs.ListAsync(CancellationToken.None).ConfigureAwait(false);
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

    private sealed class JobList(long askedAt, Func<Task<IReadOnlyDictionary<string, DataFluxJobStatus>?>> list)
    {
        /// <summary>The jobs, asked for outside of any lock by the first who waits for them.</summary>
        public Lazy<Task<IReadOnlyDictionary<string, DataFluxJobStatus>?>> Jobs { get; } = new(list);

        public bool IsOnItsWay => !Jobs.IsValueCreated || !Jobs.Value.IsCompleted;

        public bool IsFresh(long oldest, long? seenAt) => askedAt >= oldest && !(askedAt <= seenAt);

        /// <summary>Whether it could not be had, and it is too early for another try.</summary>
        public bool IsPause(TimeProvider time, TimeSpan pause) =>
            Jobs.Value.IsCompletedSuccessfully && Jobs.Value.Result is null && time.GetElapsedTime(askedAt) < pause;
    }
}
