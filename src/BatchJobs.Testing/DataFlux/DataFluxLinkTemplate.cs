namespace BatchJobs.Testing.DataFlux;

/// <summary>The address of something that is done to a job, with <c>{id}</c> for the job's identifier in the path or in the query.</summary>
internal sealed class DataFluxLinkTemplate(string template)
{
    private const string Placeholder = "{id}";

    public string For(string jobId) => template.Replace(Placeholder, DataFluxId.InAddress(jobId), StringComparison.Ordinal);

    /// <summary>The job's identifier in a request to such an address, or null when it goes to another.</summary>
    /// <param name="path">The segments that follow the base address.</param>
    /// <param name="request">The request.</param>
    public string? Find(string[] path, FakeRequest request)
    {
        string[] halves = template.Split('?', 2);
        string[] segments = halves[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length != path.Length)
        {
            return null;
        }

        string? id = null;
        bool matches = segments.Zip(path).All(pair => Matches(pair.First, pair.Second, ref id));
        foreach (string parameter in halves.Length < 2 ? [] : halves[1].Split('&'))
        {
            string[] pair = parameter.Split('=', 2);
            matches = matches && request.Query(pair[0]) is { } value && Matches(pair.Length < 2 ? "" : pair[1], value, ref id);
        }

        return matches ? id : null;
    }

    private static bool Matches(string pattern, string text, ref string? id)
    {
        int place = pattern.IndexOf(Placeholder, StringComparison.Ordinal);
        if (place < 0)
        {
            return pattern == text;
        }

        string before = pattern[..place];
        string after = pattern[(place + Placeholder.Length)..];
        if (text.Length <= before.Length + after.Length || !text.StartsWith(before, StringComparison.Ordinal) || !text.EndsWith(after, StringComparison.Ordinal))
        {
            return false;
        }

        id = text[before.Length..^after.Length];
        return true;
    }
}
