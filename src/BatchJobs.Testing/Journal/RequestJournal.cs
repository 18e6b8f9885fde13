using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing;

/// <summary>The latest requests to a <see cref="FakeBatchServer"/>, at most <see cref="FakeBatchServerOptions.JournalCapacity"/> of them.</summary>
public sealed class RequestJournal
{
    /// <summary>How many undocumented requests are kept for <see cref="FakeBatchServer.Verify"/>, whatever is dropped.</summary>
    private const int MostUndocumented = 10;

    private readonly Lock gate = new();
    private readonly Queue<JournalEntry> entries = new();
    private readonly int capacity;
    private readonly int bodyLimit;
    private readonly List<JournalEntry> undocumented = [];
    private long count;
    private long undocumentedCount;

    internal RequestJournal(int capacity, int bodyLimit)
    {
        this.capacity = capacity;
        this.bodyLimit = bodyLimit;
    }

    /// <summary>Gets how many requests there have been in all.</summary>
    public long Count
    {
        get
        {
            lock (gate)
            {
                return count;
            }
        }
    }

    /// <summary>Gets how many requests are no longer among the entries.</summary>
    public long DroppedCount
    {
        get
        {
            lock (gate)
            {
                return count - entries.Count;
            }
        }
    }

    /// <summary>Gets the latest requests, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>Returns the latest requests that came to an operation of the SPSS service.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The entries, oldest first.</returns>
    public IReadOnlyList<JournalEntry> Of(SpssOperation operation) => Of((Enum)operation);

    /// <summary>Returns the latest requests that came to an operation of the DataFlux service.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The entries, oldest first.</returns>
    public IReadOnlyList<JournalEntry> Of(DataFluxOperation operation) => Of((Enum)operation);

    /// <summary>Returns the latest requests that came to an operation of the Vitam worker.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The entries, oldest first.</returns>
    public IReadOnlyList<JournalEntry> Of(VitamOperation operation) => Of((Enum)operation);

    /// <summary>Returns the latest requests about a job or a task.</summary>
    /// <param name="jobId">The identifier.</param>
    /// <returns>The entries, oldest first.</returns>
    public IReadOnlyList<JournalEntry> About(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        return [.. Entries.Where(entry => entry.JobId == jobId)];
    }

    /// <summary>Returns the latest requests, a line each.</summary>
    /// <returns>The lines.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Entries);

    /// <summary>Takes over the entries of another journal.</summary>
    internal void CopyFrom(RequestJournal source)
    {
        JournalEntry[] copied;
        JournalEntry[] copiedUndocumented;
        (long Count, long Undocumented) counts;
        lock (source.gate)
        {
            copied = [.. source.entries];
            copiedUndocumented = [.. source.undocumented];
            counts = (source.count, source.undocumentedCount);
        }

        lock (gate)
        {
            entries.Clear();
            Array.ForEach(copied, entries.Enqueue);
            undocumented.Clear();
            undocumented.AddRange(copiedUndocumented);
            (count, undocumentedCount) = counts;
        }
    }

    internal void Add(FakeRequest request, FakeResponse response, DateTimeOffset end, string? fault, bool isApplied)
    {
        JournalBodies? bodies = bodyLimit == 0 ? null : new JournalBodies(request.Body.Beginning(bodyLimit), (request.Method == "HEAD" ? Blob.Empty : response.Body).Beginning(bodyLimit));
        var entry = new JournalEntry(request.At, request.Method, request.RawPath, response.Status, bodies)
        {
            Operation = request.Operation,
            JobId = response.JobId ?? OneJob(request.JobId),
            StateBefore = response.StateBefore,
            StateAfter = response.StateAfter,
            Duration = end - request.ArrivedAt,
            Reason = response.Reason,
            Fault = fault,
            IsApplied = isApplied,
            IsUndocumented = response.IsUndocumented,
        };
        lock (gate)
        {
            count++;
            entries.Enqueue(entry);
            if (entry.IsUndocumented && ++undocumentedCount <= MostUndocumented)
            {
                undocumented.Add(entry);
            }

            while (entries.Count > capacity)
            {
                entries.Dequeue();
            }
        }
    }

    /// <summary>What was asked that no document defines, a sentence each.</summary>
    internal IReadOnlyList<string> Undocumented()
    {
        lock (gate)
        {
            string[] first = [.. undocumented.Select(static entry => $"The request {entry.Method} {entry.Path} was refused with {entry.Status}: it is not documented, or something in it.")];
            return undocumentedCount <= MostUndocumented ? first : [.. first, $"{undocumentedCount - MostUndocumented} more requests were not documented."];
        }
    }

    // Several jobs are deleted by one path.
    private static string? OneJob(string? id) => id?.Contains(',', StringComparison.Ordinal) == true ? null : id;

    private IReadOnlyList<JournalEntry> Of(Enum operation) => [.. Entries.Where(entry => operation.Equals(entry.Operation))];
}
