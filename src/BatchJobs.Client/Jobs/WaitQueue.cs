namespace BatchJobs.Client;

/// <summary>Waits by the time at which they are due. Those with the same pause that were polled together stay together.</summary>
internal sealed class WaitQueue<TStatus>
    where TStatus : class
{
    /// <summary>
    /// By what part of its pause a poll may come earlier when it costs nothing: waits whose times differ are polled together after
    /// two lists at the latest.
    /// </summary>
    private const int EarlyPart = 2;

    private const int MaxPooled = 4;

    private readonly SortedDictionary<(long Due, long Pause), WaitBucket<TStatus>> buckets = [];

    // Waits live long, and the garbage collector looks at each that refers to something new.
    private readonly Stack<WaitBucket<TStatus>> pool = [];

    /// <summary>When the next is due; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextDue
    {
        get
        {
            foreach ((long Due, long Pause) key in buckets.Keys)
            {
                return key.Due;
            }

            return long.MaxValue;
        }
    }

    public void Add(JobWait<TStatus> wait, long due, long pause)
    {
        if (!buckets.TryGetValue((due, pause), out WaitBucket<TStatus>? bucket))
        {
            bucket = pool.TryPop(out WaitBucket<TStatus>? used) ? used : new WaitBucket<TStatus>();
            (bucket.Due, bucket.Pause) = (due, pause);
            buckets.Add((due, pause), bucket);
        }

        bucket.Add(wait);
    }

    public void Remove(JobWait<TStatus> wait)
    {
        if (wait.Bucket is { } bucket)
        {
            bucket.Remove(wait);
            if (bucket.Waits.Count == 0)
            {
                Discard(bucket);
            }
        }
    }

    /// <summary>How many waits will be due within the longest pause of those that are due now.</summary>
    public int CountSoon(long now)
    {
        long longest = 0;
        int count = 0;
        foreach (WaitBucket<TStatus> bucket in buckets.Values)
        {
            if (bucket.Due <= now)
            {
                longest = Math.Max(longest, bucket.Pause);
            }
            else if (bucket.Due > now + longest)
            {
                break;
            }

            count += bucket.Waits.Count;
        }

        return count;
    }

    /// <summary>Takes out the waits that are due.</summary>
    /// <param name="now">The time.</param>
    /// <param name="withEarly">Whether also those that may be polled early are taken.</param>
    public List<JobWait<TStatus>> Take(long now, bool withEarly)
    {
        List<WaitBucket<TStatus>> taken =
            [.. buckets.Values.TakeWhile(bucket => withEarly || bucket.Due <= now).Where(bucket => bucket.Due <= now + (withEarly ? bucket.Pause / EarlyPart : 0))];
        var waits = new List<JobWait<TStatus>>(taken.Sum(bucket => bucket.Waits.Count));
        foreach (WaitBucket<TStatus> bucket in taken)
        {
            waits.AddRange(bucket.Waits);
            Discard(bucket);
        }

        foreach (JobWait<TStatus> wait in waits)
        {
            (wait.Bucket, wait.Stage) = (null, WaitStage.Polled);
        }

        return waits;
    }

    /// <summary>Lets go of what is pooled for further waits.</summary>
    public void Release() => pool.Clear();

    private void Discard(WaitBucket<TStatus> bucket)
    {
        buckets.Remove((bucket.Due, bucket.Pause));
        bucket.Waits.Clear();
        if (pool.Count < MaxPooled)
        {
            pool.Push(bucket);
        }
    }
}
