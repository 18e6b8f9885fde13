namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The service offered a link that the client does not follow, because it leads to another server or is damaged. Nothing
/// was sent: credentials go to the configured service only.
/// </summary>
public sealed class InvalidLinkException : BatchJobException
{
    internal InvalidLinkException(string rel, string problem)
        : base($"The service's link '{rel}' was not followed: {problem}.") =>
        Rel = rel;

    /// <summary>The link's relation, for example <c>cancel</c>.</summary>
    public string Rel { get; }
}
