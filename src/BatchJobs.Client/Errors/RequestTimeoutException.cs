namespace BatchJobs.Client;

/// <summary>The service took longer to answer one request than the client's options allow.</summary>
public sealed class RequestTimeoutException : TimeoutException
{
    internal RequestTimeoutException(string operation, string route, TimeSpan limit)
        : base($"{operation} ({route}) was not answered within {limit}.")
    {
        Operation = operation;
        Route = route;
        Limit = limit;
    }

    /// <summary>The operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; }

    /// <summary>The verb and the path's template; never the address itself.</summary>
    public string Route { get; }

    /// <summary>How long the client waited.</summary>
    public TimeSpan Limit { get; }
}
