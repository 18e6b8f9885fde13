namespace BatchJobs.Testing;

/// <summary>What a server and the clients in front of it are occupied with.</summary>
internal sealed class InFlightRequests
{
    /// <summary>Gets requests that the server is answering.</summary>
    public InFlightCounter Requests { get; } = new();

    /// <summary>Gets calls that a client of the container has begun and not ended, handlers of the program's own included.</summary>
    public InFlightCounter Calls { get; } = new();
}
