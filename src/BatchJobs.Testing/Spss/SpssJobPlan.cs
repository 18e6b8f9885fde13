namespace BatchJobs.Testing.Spss;

/// <summary>
/// What a test has decided about some jobs: how long they wait and run, and how they end. Get one from
/// <see cref="FakeSpssService.WhenSubmitted"/>; it applies to jobs that are submitted afterwards.
/// </summary>
public sealed class SpssJobPlan
{
    internal SpssJobPlan()
    {
    }

    internal TimeSpan? PendingTime { get; private set; }

    internal TimeSpan? RunningTime { get; private set; }

    internal string? FailureMessage { get; private set; }

    internal Func<SubmittedSpssJob, byte[]>? Result { get; private set; }

    /// <summary>Lets the jobs wait for a server for a time, and longer when no server is free.</summary>
    /// <param name="time">How long.</param>
    public SpssJobPlan PendFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        PendingTime = time;
        return this;
    }

    /// <summary>Lets the jobs run for a time.</summary>
    /// <param name="time">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever, until they are deleted.</param>
    public SpssJobPlan RunFor(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        }

        RunningTime = time;
        return this;
    }

    /// <summary>Lets the jobs succeed, with the result that their action yields. This is what happens anyway.</summary>
    public SpssJobPlan ThenSucceed()
    {
        FailureMessage = null;
        Result = null;
        return this;
    }

    /// <summary>Lets the jobs succeed with a result of the test's making.</summary>
    /// <param name="result">The bytes of the result.</param>
    public SpssJobPlan ThenSucceed(byte[] result)
    {
        ArgumentNullException.ThrowIfNull(result);
        byte[] copy = [.. result];
        return ThenSucceed(_ => copy);
    }

    /// <summary>Lets the jobs succeed with a result that depends on what was submitted.</summary>
    /// <param name="result">Makes the bytes of the result.</param>
    public SpssJobPlan ThenSucceed(Func<SubmittedSpssJob, byte[]> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        FailureMessage = null;
        Result = result;
        return this;
    }

    /// <summary>Lets the jobs fail.</summary>
    /// <param name="message">Why, as the service tells it (<c>failureMsg</c>).</param>
    public SpssJobPlan ThenFail(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        FailureMessage = message;
        Result = null;
        return this;
    }
}
