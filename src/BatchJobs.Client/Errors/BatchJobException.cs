namespace BatchJobs.Client;

/// <summary>
/// The base class of the exceptions that this library throws about a service or a job. They hold no secret and no live request.
/// </summary>
public abstract class BatchJobException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="BatchJobException"/> class.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause, without secrets; <see langword="null"/> for none.</param>
    protected BatchJobException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
