namespace BatchJobs.Client;

/// <summary>What one try of a call came to: an answer, or a failure with what decides about another try.</summary>
internal readonly record struct Attempt
{
    public HttpResponseMessage? Response { get; private init; }

    /// <summary>The body, unless the operation hands it out as a stream.</summary>
    public byte[] Body { get; private init; }

    public Exception? Failure { get; private init; }

    public bool MayBeRepeated { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    public static Attempt Answered(HttpResponseMessage response, byte[] body) => new() { Response = response, Body = body };

    public static Attempt Failed(Exception failure, bool mayBeRepeated, TimeSpan? retryAfter = null) =>
        new() { Failure = failure, MayBeRepeated = mayBeRepeated, RetryAfter = retryAfter, Body = [] };
}
