namespace BatchJobs.Client;

/// <summary>The service did not accept the credentials (401), or they do not allow the operation (403).</summary>
public sealed class AccessDeniedException : ServiceException
{
    internal AccessDeniedException(string message, ErrorDetails answer)
        : base(message, answer)
    {
    }
}
