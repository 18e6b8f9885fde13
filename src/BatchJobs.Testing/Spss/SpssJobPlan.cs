namespace BatchJobs.Testing.Spss;

/// <summary>
/// What a test has decided about some SPSS jobs: how long they wait and run, and how they end. Made by
/// <see cref="FakeSpssService.WhenSubmitted"/>.
/// </summary>
public sealed class SpssJobPlan : JobPlan<SpssJobPlan>
{
    internal SpssJobPlan()
    {
    }

    /// <summary>How the jobs end; null for success.</summary>
    internal Func<SubmittedSpssJob, FakeSpssFiles, SpssOutcome>? Outcome { get; private set; }

    /// <summary>How the jobs end, when that depends on nothing.</summary>
    internal SpssOutcome? FixedOutcome { get; private set; }

    /// <summary>Lets the jobs wait for a server for a time, and longer when no server is free.</summary>
    /// <param name="time">How long, on the server's clock.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public SpssJobPlan PendFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Set(plan => plan.WaitingTime = time);
    }

    /// <summary>Lets the jobs succeed, with the result that their action yields. This is what happens anyway.</summary>
    /// <returns>The plan.</returns>
    public SpssJobPlan ThenSucceed() => Set(static plan => (plan.Outcome, plan.FixedOutcome) = (null, null));

    /// <summary>Lets the jobs succeed with a result of the test's making.</summary>
    /// <param name="result">The bytes of the result.</param>
    /// <returns>The plan.</returns>
    public SpssJobPlan ThenSucceed(byte[] result) => ThenEnd(SpssOutcome.Success(result));

    /// <summary>Lets the jobs succeed with a result that depends on what was submitted.</summary>
    /// <param name="result">Makes the bytes of the result, when the job ends.</param>
    /// <returns>The plan.</returns>
    public SpssJobPlan ThenSucceed(Func<SubmittedSpssJob, byte[]> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ThenEnd((job, _) => SpssOutcome.Success(result(job)));
    }

    /// <summary>Lets the jobs fail.</summary>
    /// <param name="message">Why, as the service tells it (<c>failureMsg</c>).</param>
    /// <returns>The plan.</returns>
    public SpssJobPlan ThenFail(string message) => ThenEnd(SpssOutcome.Failure(message));

    /// <summary>Lets the jobs end in a way that depends on what was submitted and on the files that there are when they end.</summary>
    /// <param name="outcome">Makes the outcome, when a job ends. What it throws is the message of the job's failure.</param>
    /// <returns>The plan.</returns>
    public SpssJobPlan ThenEnd(Func<SubmittedSpssJob, FakeSpssFiles, SpssOutcome> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Set(plan => (plan.Outcome, plan.FixedOutcome) = (outcome, null));
    }

    /// <summary>Lets the jobs end in one way.</summary>
    internal SpssJobPlan ThenEnd(SpssOutcome outcome) => Set(plan => (plan.Outcome, plan.FixedOutcome) = ((_, _) => outcome, outcome));

    private protected override SpssJobPlan New() => new();
}
