using System.Collections.Immutable;

namespace BatchJobs.Testing.Spss;

/// <summary>
/// What a test has decided about some jobs: how long they wait and run, and how they end. Get one from
/// <see cref="FakeSpssService.WhenSubmitted"/>; it applies to jobs that are submitted afterwards.
/// </summary>
public sealed class SpssJobPlan
{
    private SpssDecision decision = SpssDecision.None;

    internal SpssJobPlan()
    {
    }

    internal SpssDecision Decision => Volatile.Read(ref decision);

    /// <summary>Lets the jobs wait for a server for a time, and longer when no server is free.</summary>
    /// <param name="time">How long.</param>
    public SpssJobPlan PendFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Decide(decided => decided with { PendingTime = time });
    }

    /// <summary>Lets the jobs run for a time.</summary>
    /// <param name="time">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever, until they are deleted.</param>
    public SpssJobPlan RunFor(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        }

        return Decide(decided => decided with { RunningTime = time });
    }

    /// <summary>Lets the jobs succeed, with the result that their action yields. This is what happens anyway.</summary>
    public SpssJobPlan ThenSucceed() => Decide(decided => decided with { FailureMessage = null, Result = null });

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
        return Decide(decided => decided with { FailureMessage = null, Result = result });
    }

    /// <summary>Lets the jobs fail.</summary>
    /// <param name="message">Why, as the service tells it (<c>failureMsg</c>).</param>
    public SpssJobPlan ThenFail(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Decide(decided => decided with { FailureMessage = message, Result = null });
    }

    private SpssJobPlan Decide(Func<SpssDecision, SpssDecision> change)
    {
        ImmutableInterlocked.Update(ref decision, change);
        return this;
    }
}
