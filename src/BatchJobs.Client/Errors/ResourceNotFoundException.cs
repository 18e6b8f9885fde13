using System.Net;

namespace BatchJobs.Client;

/// <summary>The exception that is thrown when the service does not know the resource (404).</summary>
public sealed class ResourceNotFoundException : ServiceException
{
    /// <summary>
    /// Initializes a new instance of the <see cref="ResourceNotFoundException"/> class with status code 404, for tests that
    /// implement an interface.
    /// </summary>
    /// <param name="message">The message that describes the error.</param>
    public ResourceNotFoundException(string message)
        : base(HttpStatusCode.NotFound, message)
    {
    }

    internal ResourceNotFoundException(string message, ErrorDetails response)
        : base(message, response)
    {
    }
}
