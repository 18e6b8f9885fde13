namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when no response came: the service could not be reached, or the connection broke before the response
/// was whole.
/// </summary>
public sealed class ServiceUnreachableException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="ServiceUnreachableException"/> class.</summary>
    /// <param name="operation">The operation, for example <c>SPSS SubmitJob</c>.</param>
    /// <param name="route">The verb and the path's template.</param>
    /// <param name="error">What went wrong on the way.</param>
    /// <param name="problem">What happened, in words.</param>
    /// <param name="innerException">The cause, without secrets.</param>
    public ServiceUnreachableException(
        string operation, string route, HttpRequestError error, string problem, Exception? innerException = null)
        : base($"{operation} ({route}) got no response: {problem}", innerException)
    {
        Operation = operation;
        Route = route;
        Error = error;
    }

    /// <summary>Gets the operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; }

    /// <summary>Gets the verb and the path's template; never the address itself.</summary>
    public string Route { get; }

    /// <summary>Gets what went wrong on the way.</summary>
    public HttpRequestError Error { get; }
}
