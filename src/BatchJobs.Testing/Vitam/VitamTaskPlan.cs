namespace BatchJobs.Testing.Vitam;

/// <summary>What a test has decided about some Vitam tasks: how long they run, and how they end. Made by <see cref="FakeVitamService.WhenSubmitted"/>.</summary>
public sealed class VitamTaskPlan : JobPlan<VitamTaskPlan>
{
    internal VitamTaskPlan()
    {
    }

    /// <summary>How the tasks end; null for success.</summary>
    internal Func<SubmittedVitamTask, VitamOutcome>? Outcome { get; private set; }

    /// <summary>The type of the tasks; null for the service's default.</summary>
    internal string? Type { get; private set; }

    /// <summary>Gives the tasks a type.</summary>
    /// <param name="type">The type, as the service tells it, for example <c>freeze</c>.</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan OfType(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Set(plan => plan.Type = type);
    }

    /// <summary>Lets the tasks succeed, without a link to a result. This is what happens anyway.</summary>
    /// <returns>The plan.</returns>
    public VitamTaskPlan ThenSucceed() => Set(static plan => plan.Outcome = null);

    /// <summary>Lets the tasks succeed with a link to a result.</summary>
    /// <param name="resultLink">The link (<c>result_link</c>); the fake has nothing there.</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan ThenSucceed(string resultLink)
    {
        ArgumentNullException.ThrowIfNull(resultLink);
        VitamOutcome outcome = VitamOutcome.Done(resultLink);
        return ThenEnd(_ => outcome);
    }

    /// <summary>Lets the tasks fail.</summary>
    /// <param name="error">Why, as the service tells it (<c>error</c>).</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan ThenFail(FakeVitamError error)
    {
        VitamOutcome outcome = VitamOutcome.Failed(error);
        return ThenEnd(_ => outcome);
    }

    /// <summary>Lets the tasks end in a way that depends on what was submitted.</summary>
    /// <param name="outcome">Makes the outcome, when a task ends. What it throws is the error of the task.</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan ThenEnd(Func<SubmittedVitamTask, VitamOutcome> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Set(plan => plan.Outcome = outcome);
    }

    private protected override VitamTaskPlan New() => new();
}
