namespace BatchJobs.Testing;

/// <summary>What becomes of the connection of a request that gets no response, or not the whole of it.</summary>
public enum ConnectionFailure
{
    /// <summary>
    /// The server closes it in order (FIN). Before a response, .NET's own handler sends a request without a body again by itself, up to
    /// three times; both hosts of the server show that.
    /// </summary>
    Closed,

    /// <summary>The server resets it (RST).</summary>
    Reset,

    /// <summary>It stays open, and nothing comes any more until the caller gives up.</summary>
    Stalled,
}

/// <summary>Where a response breaks off.</summary>
/// <param name="Failure">What becomes of the connection.</param>
/// <param name="After">How many bytes of the body come; null when not even the status comes.</param>
internal readonly record struct ResponseCut(ConnectionFailure Failure, long? After);
