namespace BatchJobs.Testing;

/// <summary>A request as the hosts hand it on: decoded where decoding is safe, and whole.</summary>
internal sealed class FakeRequest(DateTimeOffset at, string method, Func<string> baseUrl, string rawPath, string rawQuery)
{
    /// <summary>Gets or sets when the whole request had come, on the server's clock; the moment at which it is answered.</summary>
    public DateTimeOffset At { get; set; } = at;

    /// <summary>Gets or sets when its first byte came, on the server's clock.</summary>
    public DateTimeOffset ArrivedAt { get; init; } = at;

    /// <summary>Gets how often the request is counted among those that the server is answering.</summary>
    public int Entries { get; init; } = 1;

    /// <summary>Gets the verb, in upper case.</summary>
    public string Method { get; } = method.ToUpperInvariant();

    /// <summary>Gets scheme, host and port that the caller used.</summary>
    public string BaseUrl => baseUrl();

    /// <summary>Gets the path as it was sent.</summary>
    public string RawPath { get; } = rawPath;

    /// <summary>Gets the path's segments, percent-decoded one by one; empty ones are left out.</summary>
    public string[] Segments { get; } = Split(rawPath);

    public string? ContentType { get; init; }

    /// <summary>Gets finds the value of a header as it was sent; null when there is none.</summary>
    public Func<string, string?> Header { get; init; } = static _ => null;

    public Blob Body { get; init; } = Blob.Empty;

    /// <summary>The operation that the request came to; null when it came to none.</summary>
    public Enum? Operation { get; private set; }

    /// <summary>The job or task in its path; null when there is none.</summary>
    public string? JobId { get; private set; }

    /// <summary>Notes what the request is about, for the journal.</summary>
    public void Note(Enum operation, string? jobId) => (Operation, JobId) = (operation, jobId);

    /// <summary>Whether the content type is a media type, with parameters or without.</summary>
    public bool IsOf(string mediaType) => ContentType is { } type && type.Split(';')[0].Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first value of a query parameter, percent-decoded; null when there is none.</summary>
    public string? Query(string name)
    {
        foreach (Range range in rawQuery.AsSpan().Split('&'))
        {
            ReadOnlySpan<char> pair = rawQuery.AsSpan(range);
            int equals = pair.IndexOf('=');
            if (equals > 0 && pair[..equals].SequenceEqual(name))
            {
                return Uri.UnescapeDataString(pair[(equals + 1)..]);
            }
        }

        return null;
    }

    /// <summary>All query parameters, percent-decoded; one without a value has an empty one. A plus sign is a plus sign.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters() =>
    [
        .. rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : "")),
    ];

    private static string[] Split(string path)
    {
        string[] segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].Contains('%', StringComparison.Ordinal))
            {
                segments[i] = Uri.UnescapeDataString(segments[i]);
            }
        }

        return segments;
    }
}
