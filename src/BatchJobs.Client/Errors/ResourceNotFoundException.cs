using System.Net;

namespace BatchJobs.Client;

/// <summary>The exception that is thrown when the service does not know the resource (404).</summary>
public sealed class ResourceNotFoundException : ServiceException
{
    /// <summary>Initializes a new instance of the <see cref="ResourceNotFoundException"/> class, as tests with their own implementation of an interface do.</summary>
    /// <param name="message">What happened.</param>
    public ResourceNotFoundException(string message)
        : base(HttpStatusCode.NotFound, message)
    {
    }

    internal ResourceNotFoundException(string message, ErrorDetails response)
        : base(message, response)
    {
    }
}
