namespace BatchJobs.Testing;

/// <summary>The exception that is thrown when a clock cannot move, or would have to guess and may not.</summary>
public sealed class FakeClockException : InvalidOperationException
{
    /// <summary>Initializes a new instance of the <see cref="FakeClockException"/> class.</summary>
    /// <param name="message">What is in the way.</param>
    public FakeClockException(string message)
        : base(message)
    {
    }
}
