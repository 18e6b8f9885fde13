namespace BatchJobs.Client;

/// <summary>Represents the base class of the exceptions that this library throws about a service or a job.</summary>
/// <remarks>The exceptions hold no secrets and no live requests or responses.</remarks>
public abstract class BatchJobException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="BatchJobException"/> class.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The cause, without secrets. Default: <see langword="null"/>.</param>
    protected BatchJobException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
