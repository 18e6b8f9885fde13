using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>The Vitam worker in a saved snapshot.</summary>
internal sealed record SavedVitam(
    DateTimeOffset StartedAt,
    string Status,
    bool IsAvailable,
    long TaskCount,
    long RequestCount,
    IReadOnlyList<SavedVitamTask> Tasks,
    IReadOnlyList<SavedVitamTask> Removed,
    SavedSchedule Schedule)
{
    public static SavedVitam Of(VitamStore store, ICollection<string> notSaved)
    {
        FakeVitamTask[] tasks = [.. store.Jobs.All];
        foreach (FakeVitamTask task in tasks.Where(static task => !task.IsOver && task.Plan is { Outcome: not null, FixedOutcome: null }))
        {
            notSaved.Add($"The outcome of the Vitam task '{task.Id}', which code decides; it will succeed.");
        }

        if (store.Instance.HasPlans)
        {
            notSaved.Add("The changes of Vitam's status that are to come.");
        }

        return new SavedVitam(
            store.Instance.StartedAt,
            store.Instance.Status,
            store.Instance.IsAvailable,
            store.TaskIds.Given,
            store.RequestIds.Given,
            [.. tasks.Select(SavedVitamTask.Of)],
            [.. store.Jobs.Removed.Select(SavedVitamTask.Of)],
            store.Schedule(tasks));
    }

    public void Load(VitamStore store)
    {
        store.Instance.Load(StartedAt, Status, IsAvailable);
        (store.TaskIds.Given, store.RequestIds.Given) = (TaskCount, RequestCount);
        store.Load(Tasks.Select(task => task.ToTask(store)), Removed.Select(task => task.ToTask(store)), Schedule);
    }
}

/// <summary>A task, with the outcome that it has or that is planned for it.</summary>
internal sealed record SavedVitamTask(
    SavedLife Life,
    JsonElement Step,
    string RequestId,
    int? Tenant,
    string? ApplicationId,
    string Type,
    string? TaskStatus,
    JsonElement? Cancellation,
    SavedVitamOutcome? Outcome,
    SavedVitamOutcome? PlannedOutcome)
{
    public static SavedVitamTask Of(FakeVitamTask task) => new(
        task.ToSaved(),
        task.Submitted.Step,
        task.RequestId,
        task.Tenant,
        task.ApplicationId,
        task.Type,
        task.Plan.TaskStatus,
        task.Cancellation,
        SavedVitamOutcome.Of(task.Outcome),
        SavedVitamOutcome.Of(task.Plan.FixedOutcome));

    public FakeVitamTask ToTask(VitamStore store)
    {
        VitamTaskPlan plan = new VitamTaskPlan().OfType(Type);
        if (TaskStatus is { } status)
        {
            plan.WithTaskStatus(status);
        }

        if (PlannedOutcome is { } planned)
        {
            plan.ThenEnd(planned.ToOutcome());
        }

        if (Life.Run.PollLimit is { } polls)
        {
            plan.RunForPolls(polls);
        }

        var task = new FakeVitamTask(store, new SubmittedVitamTask(Life.Id, Step, Tenant, ApplicationId), Life.Run.ToExecution(plan), RequestId)
        {
            Cancellation = Cancellation,
            Outcome = Outcome?.ToOutcome(),
        };
        task.Load(Life);
        return task;
    }
}

/// <summary>How a task ends: an error, or a success with or without a link.</summary>
internal sealed record SavedVitamOutcome(string? ResultLink, FakeVitamError? Error)
{
    public static SavedVitamOutcome? Of(VitamOutcome? outcome) => outcome is null ? null : new SavedVitamOutcome(outcome.ResultLink, outcome.Error);

    public VitamOutcome ToOutcome() => Error is { } error ? VitamOutcome.Failed(error) : VitamOutcome.Done(ResultLink);
}
