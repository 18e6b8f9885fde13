namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The server does not accept a job flow's name. Names are made of what file names may contain on both Windows and UNIX,
/// and may have a relative path in front.
/// </summary>
public sealed class InvalidJobFlowNameException : BatchJobException
{
    internal InvalidJobFlowNameException(string name, ResourceNotFoundException cause)
        : base($"'{name}' is not a valid name of a job flow: the server answered 404, with which it refuses names. {cause.Message}", cause) =>
        Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }
}
