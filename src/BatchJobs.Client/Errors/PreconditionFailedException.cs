using System.Net;

namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when the service did not understand the request or does not accept what it says (412). The same
/// request will not succeed.
/// </summary>
public sealed class PreconditionFailedException : ServiceException
{
    /// <summary>
    /// Initializes a new instance of the <see cref="PreconditionFailedException"/> class with status code 412, for tests that
    /// implement an interface.
    /// </summary>
    /// <param name="message">The message that describes the error.</param>
    public PreconditionFailedException(string message)
        : base(HttpStatusCode.PreconditionFailed, message)
    {
    }

    internal PreconditionFailedException(string message, ErrorDetails response)
        : base(message, response)
    {
    }
}
