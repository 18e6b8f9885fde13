namespace BatchJobs.Client.DataFlux;

/// <summary>The exception that is thrown when the server does not accept the name of a job flow.</summary>
/// <remarks>
/// A name consists of characters that are allowed in file names on both Windows and UNIX, optionally after a relative path.
/// </remarks>
public sealed class InvalidJobFlowNameException : BatchJobException
{
    internal InvalidJobFlowNameException(string name, ResourceNotFoundException cause)
        : base($"'{name}' is not a valid name of a job flow: the server answered 404, with which it refuses names. {cause.Message}", cause) =>
        Name = name;

    /// <summary>Gets the name that was not accepted.</summary>
    public string Name { get; }
}
