using System.Net;

namespace BatchJobs.Client;

/// <summary>The exception that is thrown when the service did not accept the credentials (401), or they do not allow the operation (403).</summary>
public sealed class AccessDeniedException : ServiceException
{
    /// <summary>Initializes a new instance of the <see cref="AccessDeniedException"/> class, as tests with their own implementation of an interface do.</summary>
    /// <param name="message">What happened.</param>
    public AccessDeniedException(string message)
        : base(HttpStatusCode.Unauthorized, message)
    {
    }

    internal AccessDeniedException(string message, ErrorDetails response)
        : base(message, response)
    {
    }
}
