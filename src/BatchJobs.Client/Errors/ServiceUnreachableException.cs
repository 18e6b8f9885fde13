namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when no complete response arrived: the service could not be reached, or the connection broke.
/// </summary>
public sealed class ServiceUnreachableException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="ServiceUnreachableException"/> class.</summary>
    /// <param name="operation">The operation, for example <c>SPSS SubmitJob</c>.</param>
    /// <param name="route">The HTTP method and the template of the path.</param>
    /// <param name="error">The kind of the network error.</param>
    /// <param name="problem">The description of the error, which becomes part of the message.</param>
    /// <param name="innerException">The cause, without secrets. Default: <see langword="null"/>.</param>
    /// <param name="clientRequestId">
    /// The identifier that the client gave the request, which becomes part of the message. Default: <see langword="null"/>, none.
    /// </param>
    public ServiceUnreachableException(
        string operation, string route, HttpRequestError error, string problem, Exception? innerException = null, string? clientRequestId = null)
        : base($"{operation} ({route}) got no response: {problem}{ErrorDetails.Reference(given: null, clientRequestId)}", innerException)
    {
        Operation = operation;
        Route = route;
        Error = error;
        ClientRequestId = clientRequestId;
    }

    /// <summary>Gets the operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; }

    /// <summary>Gets the HTTP method and the template of the path; never the address itself.</summary>
    public string Route { get; }

    /// <summary>Gets the kind of the network error.</summary>
    public HttpRequestError Error { get; }

    /// <summary>
    /// Gets the identifier that the client gave the request; <see langword="null"/> if it gave none.
    /// </summary>
    public string? ClientRequestId { get; }

    /// <summary>Whether a handler was disposed of, or cannot be used, so that the service may well be there.</summary>
    internal bool IsOfHandler { get; init; }
}
