using System.Net;

namespace BatchJobs.Client;

/// <summary>The exception that is thrown when the state of a resource does not allow the operation (409), for example because a job with the identifier exists already.</summary>
public sealed class ResourceConflictException : ServiceException
{
    /// <summary>Initializes a new instance of the <see cref="ResourceConflictException"/> class, as tests with their own implementation of an interface do.</summary>
    /// <param name="message">What happened.</param>
    public ResourceConflictException(string message)
        : base(HttpStatusCode.Conflict, message)
    {
    }

    internal ResourceConflictException(string message, ErrorDetails response)
        : base(message, response)
    {
    }
}
