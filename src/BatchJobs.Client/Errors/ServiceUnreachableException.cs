namespace BatchJobs.Client;

/// <summary>No answer came: the service could not be reached, or the connection broke before the answer was whole.</summary>
public sealed class ServiceUnreachableException : BatchJobException
{
    internal ServiceUnreachableException(string operation, string route, HttpRequestError error, string problem, Exception? cause)
        : base($"{operation} ({route}) got no answer: {problem}", cause)
    {
        Operation = operation;
        Route = route;
        Error = error;
    }

    /// <summary>The operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; }

    /// <summary>The verb and the path's template; never the address itself.</summary>
    public string Route { get; }

    /// <summary>What went wrong on the way.</summary>
    public HttpRequestError Error { get; }
}
