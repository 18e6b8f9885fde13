namespace BatchJobs.Testing;

/// <summary>What is due when: in the order of time, and at the same moment in the order of planning.</summary>
internal sealed class Schedule<T>
{
    private readonly PriorityQueue<T, (long Ticks, long Order)> queue = new();
    private long order;

    /// <summary>Plans something; what is due after an infinite time never comes.</summary>
    public void Add(T item, DateTimeOffset from, TimeSpan after)
    {
        if (after != Timeout.InfiniteTimeSpan)
        {
            queue.Enqueue(item, (from.UtcTicks + Math.Min(after.Ticks, DateTimeOffset.MaxValue.UtcTicks - from.UtcTicks), ++order));
        }
    }

    /// <summary>Takes the earliest of what is due by now.</summary>
    public bool TryTake(DateTimeOffset now, out T item, out DateTimeOffset at)
    {
        at = default;
        if (!queue.TryPeek(out item!, out (long Ticks, long Order) moment) || moment.Ticks > now.UtcTicks)
        {
            return false;
        }

        queue.Dequeue();
        at = new DateTimeOffset(moment.Ticks, TimeSpan.Zero);
        return true;
    }
}
