using System.Collections.Immutable;

namespace BatchJobs.Testing.Vitam;

/// <summary>
/// What a test has decided about some tasks: how long they run, and how they end. Get one from
/// <see cref="FakeVitamService.WhenSubmitted"/>; it applies to tasks that are submitted afterwards.
/// </summary>
public sealed class VitamTaskPlan
{
    private VitamDecision decision = VitamDecision.None;

    internal VitamTaskPlan()
    {
    }

    internal VitamDecision Decision => Volatile.Read(ref decision);

    /// <summary>Lets the tasks run for a time.</summary>
    /// <param name="time">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever, until they are canceled.</param>
    public VitamTaskPlan RunFor(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        }

        return Decide(decided => decided with { RunningTime = time });
    }

    /// <summary>Gives the tasks a type.</summary>
    /// <param name="type">The type, as the service tells it, for example <c>freeze</c>.</param>
    public VitamTaskPlan OfType(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Decide(decided => decided with { Type = type });
    }

    /// <summary>Lets the tasks succeed, without a link to a result. This is what happens anyway.</summary>
    public VitamTaskPlan ThenSucceed() => Decide(decided => decided with { ResultLink = null, Error = null });

    /// <summary>Lets the tasks succeed with a link to a result.</summary>
    /// <param name="resultLink">The link (<c>result_link</c>); the fake has nothing there.</param>
    public VitamTaskPlan ThenSucceed(string resultLink)
    {
        ArgumentNullException.ThrowIfNull(resultLink);
        return Decide(decided => decided with { ResultLink = resultLink, Error = null });
    }

    /// <summary>Lets the tasks fail.</summary>
    /// <param name="error">Why, as the service tells it (<c>error</c>).</param>
    public VitamTaskPlan ThenFail(FakeVitamError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Decide(decided => decided with { ResultLink = null, Error = error });
    }

    private VitamTaskPlan Decide(Func<VitamDecision, VitamDecision> change)
    {
        ImmutableInterlocked.Update(ref decision, change);
        return this;
    }
}
