namespace BatchJobs.Client;

/// <summary>What was asked for conflicts with what is there (409), for example a job with the same identifier.</summary>
public sealed class ResourceConflictException : ServiceException
{
    internal ResourceConflictException(string message, ErrorDetails answer)
        : base(message, answer)
    {
    }
}
