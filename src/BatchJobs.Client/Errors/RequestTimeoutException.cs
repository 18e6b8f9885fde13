namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when the response to a request did not arrive within the time that the client's options allow.
/// </summary>
public sealed class RequestTimeoutException : TimeoutException
{
    /// <summary>Initializes a new instance of the <see cref="RequestTimeoutException"/> class.</summary>
    /// <param name="operation">The operation, for example <c>SPSS SubmitJob</c>.</param>
    /// <param name="route">The HTTP method and the template of the path.</param>
    /// <param name="limit">The time that the client waited.</param>
    /// <param name="clientRequestId">
    /// The identifier that the client gave the request, which becomes part of the message. Default: <see langword="null"/>, none.
    /// </param>
    public RequestTimeoutException(string operation, string route, TimeSpan limit, string? clientRequestId = null)
        : base($"{operation} ({route}) was not answered within {limit}.{ErrorDetails.Reference(given: null, clientRequestId)}")
    {
        Operation = operation;
        Route = route;
        Limit = limit;
        ClientRequestId = clientRequestId;
    }

    /// <summary>Gets the operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; }

    /// <summary>Gets the HTTP method and the template of the path; never the address itself.</summary>
    public string Route { get; }

    /// <summary>Gets the time that the client waited.</summary>
    public TimeSpan Limit { get; }

    /// <summary>
    /// Gets the identifier that the client gave the request; <see langword="null"/> if it gave none.
    /// </summary>
    public string? ClientRequestId { get; }
}
