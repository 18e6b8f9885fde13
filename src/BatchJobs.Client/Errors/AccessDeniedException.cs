using System.Net;

namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when the service did not accept the credentials (401), or when they do not allow the operation
/// (403).
/// </summary>
public sealed class AccessDeniedException : ServiceException
{
    /// <summary>
    /// Initializes a new instance of the <see cref="AccessDeniedException"/> class with status code 401, for tests that implement
    /// an interface.
    /// </summary>
    /// <param name="message">The message that describes the error.</param>
    public AccessDeniedException(string message)
        : base(HttpStatusCode.Unauthorized, message)
    {
    }

    internal AccessDeniedException(string message, ErrorDetails response)
        : base(message, response)
    {
    }
}
