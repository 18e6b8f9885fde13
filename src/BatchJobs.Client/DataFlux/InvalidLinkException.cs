namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The exception that is thrown when the client does not follow a link of the service because it leads to another server or is not
/// valid.
/// </summary>
/// <remarks>The link was not followed: credentials are sent to the configured service only.</remarks>
public sealed class InvalidLinkException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="InvalidLinkException"/> class.</summary>
    /// <param name="rel">The link's relation.</param>
    /// <param name="problem">What is wrong with the link.</param>
    public InvalidLinkException(string rel, string problem)
        : base($"The service's link '{rel}' was not followed: {problem}.") =>
        Rel = rel;

    /// <summary>Gets the link's relation, for example <c>cancel</c>.</summary>
    public string Rel { get; }
}
