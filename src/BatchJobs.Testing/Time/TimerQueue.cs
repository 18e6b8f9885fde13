namespace BatchJobs.Testing;

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
