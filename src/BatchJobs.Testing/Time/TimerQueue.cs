namespace BatchJobs.Testing;

/// <summary>What is set for one instant by some moment.</summary>
/// <param name="Due">The instant.</param>
/// <param name="LastEntry">The entry that was set last by then.</param>
internal readonly record struct TimerBatch(long Due, long LastEntry);

/// <summary>Timers by due time, those of one instant in the order in which they were set.</summary>
internal sealed class TimerQueue
{
    private const int WorthCompacting = 1024;

    private readonly PriorityQueue<(FakeTimer Timer, long Entry), (long Due, long Entry)> heap = new();
    private long lastEntry;
    private int outdated;

    public void Add(FakeTimer timer, long due)
    {
        Remove(timer);
        timer.Entry = ++lastEntry;
        heap.Enqueue((timer, lastEntry), (due, lastEntry));
    }

    public void Remove(FakeTimer timer)
    {
        if (timer.Entry == 0)
        {
            return;
        }

        timer.Entry = 0;
        outdated++;
        if (outdated > WorthCompacting && outdated > heap.Count / 2)
        {
            Compact();
        }
    }

    public long LastEntry => lastEntry;

    /// <summary>Whether the next timer belongs to a batch.</summary>
    public bool IsNext(TimerBatch batch) =>
        NextDue() == batch.Due && heap.Peek().Entry <= batch.LastEntry;

    public long? NextDue()
    {
        while (heap.TryPeek(out (FakeTimer Timer, long Entry) next, out (long Due, long Entry) priority))
        {
            if (next.Timer.Entry == next.Entry)
            {
                return priority.Due;
            }

            heap.Dequeue();
            outdated--;
        }

        return null;
    }

    /// <summary>Takes out the timer that <see cref="NextDue"/> has found.</summary>
    public FakeTimer Take()
    {
        FakeTimer timer = heap.Dequeue().Timer;
        timer.Entry = 0;
        return timer;
    }

    private void Compact()
    {
        var valid = heap.UnorderedItems.Where(item => item.Element.Timer.Entry == item.Element.Entry).ToArray();
        heap.Clear();
        heap.EnqueueRange(valid);
        outdated = 0;
    }
}
