namespace BatchJobs.Testing;

/// <summary>The segments that every path of a service begins with; a gateway may have put something in front of them.</summary>
internal sealed class ServicePath(params string[] own)
{
    /// <summary>What follows the segments, or null when they are not there.</summary>
    public string[]? Rest(FakeRequest request)
    {
        string[] segments = request.Segments;
        for (int i = 0; i + own.Length <= segments.Length; i++)
        {
            if (segments.AsSpan(i, own.Length).SequenceEqual(own))
            {
                return segments[(i + own.Length)..];
            }
        }

        return null;
    }

    /// <summary>What the caller's address has before the segments: scheme, host, port, and a gateway's prefix.</summary>
    public string Before(FakeRequest request)
    {
        int service = request.RawPath.IndexOf($"/{string.Join('/', own)}", StringComparison.Ordinal);
        return request.BaseUrl + (service > 0 ? request.RawPath[..service].TrimEnd('/') : "");
    }
}
