namespace BatchJobs.Client;

/// <summary>One call of an operation: where it goes and what it carries.</summary>
internal sealed record ServiceCall(Operation Operation, string Path)
{
    /// <summary>Makes the request's content anew for every try; null for a request without any.</summary>
    public Func<HttpContent>? CreateContent { get; init; }

    /// <summary>Headers of this call only.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether the content can be made a second time.</summary>
    public bool CanBeSentAgain { get; init; } = true;

    /// <summary>Where the call goes when a link says so; null goes to the path below the service's root.</summary>
    public Uri? Address { get; init; }

    /// <summary>
    /// How long one try may take when that is not for the profile to say. It is generous, so reaching it is final.
    /// </summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Whether the body of the answer is handed out as a stream.</summary>
    public bool HandsOutBody { get; init; }

    /// <summary>What this call carries that must never be shown.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public SubmissionTrace? Trace { get; init; }

    public string Name(ServiceProfile profile) => $"{profile.Name} {Operation.Name}";
}
