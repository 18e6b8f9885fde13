namespace BatchJobs.Client;

/// <summary>The service does not know the resource (404, or an empty collection where one item is due).</summary>
public sealed class ResourceNotFoundException : ServiceException
{
    internal ResourceNotFoundException(string message, ErrorDetails answer)
        : base(message, answer)
    {
    }
}
