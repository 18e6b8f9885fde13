namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The exception that is thrown when the client does not follow a link of the service because it leads to another server or is not
/// valid.
/// </summary>
/// <remarks>The link was not followed: credentials are sent to the configured service only.</remarks>
public sealed class InvalidLinkException : BatchJobException
{
    internal InvalidLinkException(string rel, string problem)
        : base($"The service's link '{rel}' was not followed: {problem}.") =>
        Rel = rel;

    /// <summary>Gets the link's relation, for example <c>cancel</c>.</summary>
    public string Rel { get; }
}
