namespace BatchJobs.Client;

/// <summary>The exception that is thrown when the service took longer to response one request than the client's options allow.</summary>
public sealed class RequestTimeoutException : TimeoutException
{
    /// <summary>Initializes a new instance of the <see cref="RequestTimeoutException"/> class.</summary>
    /// <param name="operation">The operation, for example <c>SPSS SubmitJob</c>.</param>
    /// <param name="route">The verb and the path's template.</param>
    /// <param name="limit">How long the client waited.</param>
    public RequestTimeoutException(string operation, string route, TimeSpan limit)
        : base($"{operation} ({route}) was not answered within {limit}.")
    {
        Operation = operation;
        Route = route;
        Limit = limit;
    }

    /// <summary>Gets the operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; }

    /// <summary>Gets the verb and the path's template; never the address itself.</summary>
    public string Route { get; }

    /// <summary>Gets how long the client waited.</summary>
    public TimeSpan Limit { get; }
}
