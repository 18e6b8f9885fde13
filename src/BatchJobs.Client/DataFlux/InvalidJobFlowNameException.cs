namespace BatchJobs.Client.DataFlux;

/// <summary>The exception that is thrown when the server does not accept the name of a job flow.</summary>
/// <remarks>
/// A name consists of characters that are allowed in file names on both Windows and UNIX, optionally after a relative path.
/// </remarks>
public sealed class InvalidJobFlowNameException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="InvalidJobFlowNameException"/> class.</summary>
    /// <param name="name">The name.</param>
    /// <param name="innerException">The service's response.</param>
    public InvalidJobFlowNameException(string name, ResourceNotFoundException innerException)
        : base($"'{name}' is not a valid name of a job flow: the server answered 404, with which it refuses names. Use characters that file names may have on both Windows and UNIX. {innerException?.Message}", innerException) =>
        Name = name;

    /// <summary>Gets the name that was not accepted.</summary>
    public string Name { get; }
}
