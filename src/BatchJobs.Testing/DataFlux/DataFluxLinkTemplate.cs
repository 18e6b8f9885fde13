namespace BatchJobs.Testing.DataFlux;

/// <summary>The address of something that is done to a job, with <c>{id}</c> for the job's identifier in the path or in the query.</summary>
internal sealed class DataFluxLinkTemplate(string template)
{
    private const string Placeholder = "{id}";

    // With both characters that have to be encoded in an address.
    private const string SampleId = "MTo+Og/=";

    /// <summary>Refuses a template whose addresses the service would not know again, or would take for another operation's.</summary>
    /// <param name="value">The template, one of the two.</param>
    /// <param name="cancel">The one of cancellations, which are looked for first.</param>
    /// <param name="kill">The one of kills.</param>
    /// <exception cref="ArgumentException">It is such a template.</exception>
    public static void Check(string value, string cancel, string kill)
    {
        ArgumentNullException.ThrowIfNull(value);
        string? objection = !Knows(value) ? $"'{value}' is no address of a job: it begins with a slash and has {Placeholder} once, in its path or in a parameter of its query."
            : IsTaken(value, $"{DataFluxJsonFormat.FlowAddress(SampleId)}/content") ? $"'{value}' is where the content of a job flow is replaced."
            : IsTaken(cancel, new DataFluxLinkTemplate(kill).For(SampleId)) ? $"A kill by '{kill}' would be taken for a cancellation by '{cancel}'."
            : null;
        if (objection is not null)
        {
            throw new ArgumentException(objection, nameof(value));
        }
    }

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

    private static bool Knows(string value)
    {
        var template = new DataFluxLinkTemplate(value);
        string link = template.For(SampleId);
        return value.Split(Placeholder).Length == 2
            && link.StartsWith('/')
            && !link.StartsWith("//", StringComparison.Ordinal)
            && Uri.IsWellFormedUriString(link, UriKind.Relative)
            && template.FindIn(link) == SampleId;
    }

    private static bool IsTaken(string value, string link) => new DataFluxLinkTemplate(value).FindIn(link) is not null;

    private string? FindIn(string link)
    {
        var address = new Uri("http://server" + link);
        var request = new FakeRequest(default, "PUT", () => "", address.AbsolutePath, address.Query.TrimStart('?'));
        return Find(request.Segments, request);
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
