namespace BatchJobs.Testing;

/// <summary>The two segments that every path of a service begins with; a gateway may have put something in front of them.</summary>
internal sealed class ServicePath(string first, string second)
{
    /// <summary>What follows the two segments, or null when they are not there.</summary>
    public string[]? Rest(FakeRequest request)
    {
        string[] segments = request.Segments;
        for (int i = 0; i + 1 < segments.Length; i++)
        {
            if (segments[i] == first && segments[i + 1] == second)
            {
                return segments[(i + 2)..];
            }
        }

        return null;
    }

    /// <summary>What the caller's address has before the two segments: scheme, host, port, and a gateway's prefix.</summary>
    public string Before(FakeRequest request)
    {
        int service = request.RawPath.IndexOf($"/{first}/{second}", StringComparison.Ordinal);
        return request.BaseUrl + (service > 0 ? request.RawPath[..service].TrimEnd('/') : "");
    }
}
