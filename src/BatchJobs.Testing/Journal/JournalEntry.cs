using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>One request and its answer. Queries, headers and bodies are not kept, for they may hold secrets.</summary>
/// <param name="At">When the request came, on the server's clock.</param>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path as it was sent, without the query.</param>
/// <param name="Status">The status code of the answer.</param>
public sealed record JournalEntry(DateTimeOffset At, string Method, string Path, int Status)
{
    /// <summary>
    /// Why the request was refused, when the answer itself need not say it; it repeats no key, no query and no body. Null
    /// for a success, and where the service tells the reason in its answer alone.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>The entry as a line.</summary>
    public override string ToString()
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-dd HH:mm:ss.fff} {Method} {Path} -> {Status}");
        return Reason is null ? line : $"{line}: {Reason}";
    }
}
