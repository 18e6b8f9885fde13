namespace BatchJobs.Client;

/// <summary>Whatever this library reports about a service or a job. Holds no secret and no live request.</summary>
public abstract class BatchJobException : Exception
{
    private protected BatchJobException(string message)
        : base(message)
    {
    }

    private protected BatchJobException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
