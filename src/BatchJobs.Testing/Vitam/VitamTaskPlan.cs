namespace BatchJobs.Testing.Vitam;

/// <summary>What a test has decided about some Vitam tasks: how long they run, and how they end. Made by <see cref="FakeVitamService.WhenSubmitted"/>.</summary>
public sealed class VitamTaskPlan : JobPlan<VitamTaskPlan>
{
    internal VitamTaskPlan()
    {
    }

    /// <summary>How the tasks end; null for success.</summary>
    internal Func<SubmittedVitamTask, VitamOutcome>? Outcome { get; private set; }

    /// <summary>How the tasks end, when that depends on nothing.</summary>
    internal VitamOutcome? FixedOutcome { get; private set; }

    /// <summary>The type of the tasks; null for the service's default.</summary>
    internal string? Type { get; private set; }

    /// <summary>What is wanted of the tasks; null for nothing.</summary>
    internal string? TaskStatus { get; private set; }

    /// <summary>Whether the answer is the status of a step that has been run.</summary>
    internal bool AnswersWithItemStatus { get; private set; }

    /// <summary>The requests for data that cannot be had yet; null when nothing is missing.</summary>
    internal IReadOnlyList<FakeVitamAccessRequest>? MissingData { get; private set; }

    /// <summary>Gives the tasks a type.</summary>
    /// <param name="type">The type, as the service tells it, for example <c>freeze</c>.</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan OfType(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Set(plan => plan.Type = type);
    }

    /// <summary>Lets the tasks say that something is wanted of them (<c>task_status</c>), until they are canceled.</summary>
    /// <param name="status">What, as the service tells it, for example <c>commit</c>.</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan WithTaskStatus(string status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return Set(plan => plan.TaskStatus = status);
    }

    /// <summary>
    /// Lets a submission be answered as software does that was built later than the document: the step runs within the request, in no
    /// time, and the answer is 200 with its status (<c>itemId</c>, <c>globalStatus</c>, <c>itemsStatus</c>) in place of 201 with a task.
    /// </summary>
    /// <remarks>What <see cref="ThenFail"/> says makes <c>KO</c> of it. A time that is given afterwards makes a task of it again.</remarks>
    /// <returns>The plan.</returns>
    public VitamTaskPlan AnswerWithItemStatus()
    {
        RunFor(TimeSpan.Zero);
        return Set(plan => (plan.AnswersWithItemStatus, plan.MissingData) = (true, null));
    }

    /// <summary>
    /// Lets a submission be refused as software does that was built later than the document, when data cannot be had yet: 461, and there
    /// is no task.
    /// </summary>
    /// <param name="accessRequests">The requests for the data that the answer tells; none for an answer without a body.</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan AnswerDataUnavailable(params IReadOnlyList<FakeVitamAccessRequest> accessRequests)
    {
        ArgumentNullException.ThrowIfNull(accessRequests);
        FakeVitamAccessRequest[] requests = [.. accessRequests];
        return Set(plan => (plan.AnswersWithItemStatus, plan.MissingData) = (false, requests));
    }

    /// <summary>Lets the tasks succeed, without a link to a result. This is what happens anyway.</summary>
    /// <returns>The plan.</returns>
    public VitamTaskPlan ThenSucceed() => Set(static plan => (plan.Outcome, plan.FixedOutcome) = (null, null));

    /// <summary>Lets the tasks succeed with a link to a result.</summary>
    /// <param name="resultLink">The link (<c>result_link</c>); the fake has nothing there.</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan ThenSucceed(string resultLink)
    {
        ArgumentNullException.ThrowIfNull(resultLink);
        return ThenEnd(VitamOutcome.Done(resultLink));
    }

    /// <summary>Lets the tasks fail.</summary>
    /// <param name="error">Why, as the service tells it (<c>error</c>).</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan ThenFail(FakeVitamError error) => ThenEnd(VitamOutcome.Failed(error));

    /// <summary>Lets the tasks end in a way that depends on what was submitted.</summary>
    /// <param name="outcome">Makes the outcome, when a task ends. What it throws is the error of the task.</param>
    /// <returns>The plan.</returns>
    public VitamTaskPlan ThenEnd(Func<SubmittedVitamTask, VitamOutcome> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Set(plan => (plan.Outcome, plan.FixedOutcome) = (outcome, null));
    }

    /// <summary>Lets the tasks end in one way.</summary>
    internal VitamTaskPlan ThenEnd(VitamOutcome outcome) => Set(plan => (plan.Outcome, plan.FixedOutcome) = (_ => outcome, outcome));

    private protected override VitamTaskPlan New() => new();
}
