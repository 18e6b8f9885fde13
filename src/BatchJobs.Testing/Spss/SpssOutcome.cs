namespace BatchJobs.Testing.Spss;

/// <summary>How a job ends.</summary>
public sealed class SpssOutcome
{
    private SpssOutcome(string? failureMessage, byte[]? result)
    {
        FailureMessage = failureMessage;
        Result = result;
    }

    internal string? FailureMessage { get; }

    internal byte[]? Result { get; }

    /// <summary>The job succeeds, with the result that its action yields.</summary>
    /// <returns>The outcome.</returns>
    public static SpssOutcome Success() => new(null, null);

    /// <summary>The job succeeds with a result of the test's making.</summary>
    /// <param name="result">The bytes of the result.</param>
    /// <returns>The outcome.</returns>
    public static SpssOutcome Success(byte[] result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SpssOutcome(null, [.. result]);
    }

    /// <summary>The job fails.</summary>
    /// <param name="message">Why, as the service tells it (<c>failureMsg</c>).</param>
    /// <returns>The outcome.</returns>
    public static SpssOutcome Failure(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new SpssOutcome(message, null);
    }
}
