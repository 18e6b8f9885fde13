using System.Net;

namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when the state of a resource does not allow the operation (409), for example because a job with the
/// same identifier exists.
/// </summary>
public sealed class ResourceConflictException : ServiceException
{
    /// <summary>
    /// Initializes a new instance of the <see cref="ResourceConflictException"/> class with status code 409, for tests that
    /// implement an interface.
    /// </summary>
    /// <param name="message">The message that describes the error.</param>
    public ResourceConflictException(string message)
        : base(HttpStatusCode.Conflict, message)
    {
    }

    internal ResourceConflictException(string message, ErrorDetails response)
        : base(message, response)
    {
    }
}
