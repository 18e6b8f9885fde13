namespace BatchJobs.Testing;

/// <summary>What is due when: in the order of time, and at the same moment in the order of planning.</summary>
/// <remarks>
/// Most of what is planned is due after everything planned before it, for jobs tend to take equally long. That needs no more
/// than a line to stand in; only what pushes in goes through a heap.
/// </remarks>
internal sealed class Schedule<T>
{
    private readonly Queue<(T Item, (long Ticks, long Order) Moment)> line = new();
    private readonly PriorityQueue<T, (long Ticks, long Order)> heap = new();
    private long lastInLine;
    private long order;

    /// <summary>Plans something; what is due after an infinite time never comes.</summary>
    public void Add(T item, DateTimeOffset from, TimeSpan after)
    {
        if (after == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        long due = from.UtcTicks + Math.Min(after.Ticks, DateTimeOffset.MaxValue.UtcTicks - from.UtcTicks);
        if (line.Count == 0 || due >= lastInLine)
        {
            line.Enqueue((item, (due, ++order)));
            lastInLine = due;
        }
        else
        {
            heap.Enqueue(item, (due, ++order));
        }
    }

    /// <summary>Takes over what another schedule has planned, in place of what was planned here.</summary>
    /// <param name="source">The other schedule.</param>
    /// <param name="copy">Copies an item.</param>
    public void CopyFrom(Schedule<T> source, Func<T, T> copy)
    {
        line.Clear();
        foreach ((T item, (long Ticks, long Order) moment) in source.line)
        {
            line.Enqueue((copy(item), moment));
        }

        heap.Clear();
        heap.EnqueueRange(source.heap.UnorderedItems.Select(item => (copy(item.Element), item.Priority)));
        (lastInLine, order) = (source.lastInLine, source.order);
    }

    /// <summary>What is planned, in the order in which it is due.</summary>
    public IEnumerable<(T Item, DateTimeOffset At)> Planned() =>
        from planned in line.Concat(heap.UnorderedItems.Select(static item => (item.Element, item.Priority)))
        orderby planned.Item2
        select (planned.Item1, new DateTimeOffset(planned.Item2.Ticks, TimeSpan.Zero));

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        line.Clear();
        heap.Clear();
        lastInLine = 0;
    }

    /// <summary>When the earliest is due; null when nothing is.</summary>
    public DateTimeOffset? NextDue()
    {
        long? lined = line.TryPeek(out (T Item, (long Ticks, long Order) Moment) first) ? first.Moment.Ticks : null;
        long? heaped = heap.TryPeek(out _, out (long Ticks, long Order) moment) ? moment.Ticks : null;
        long? earliest = lined is null || heaped < lined ? heaped ?? lined : lined;
        return earliest is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <summary>Takes the earliest of what is due by now.</summary>
    public bool TryTake(DateTimeOffset now, out T item, out DateTimeOffset at)
    {
        bool isLined = line.TryPeek(out (T Item, (long Ticks, long Order) Moment) first);
        bool isHeaped = heap.TryPeek(out item!, out (long Ticks, long Order) moment);
        bool isFromLine = isLined && (!isHeaped || first.Moment.CompareTo(moment) < 0);
        if (isFromLine)
        {
            (item, moment) = first;
        }

        at = new DateTimeOffset(moment.Ticks, TimeSpan.Zero);
        if (!(isLined || isHeaped) || moment.Ticks > now.UtcTicks)
        {
            return false;
        }

        if (isFromLine)
        {
            line.Dequeue();
        }
        else
        {
            heap.Dequeue();
        }

        return true;
    }
}
