using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The DataFlux service in a saved snapshot.</summary>
internal sealed record SavedDataFlux(
    DateTimeOffset StartedAt,
    int Executions,
    IReadOnlyList<SavedDataFluxFlow> Flows,
    IReadOnlyList<SavedDataFluxJob> Jobs,
    IReadOnlyList<SavedDataFluxJob> Removed,
    SavedSchedule Schedule)
{
    public static SavedDataFlux Of(DataFluxStore store, SavedFiles files, ICollection<string> notSaved)
    {
        FakeDataFluxJob[] jobs = [.. store.Jobs.All];
        foreach (FakeDataFluxJob job in jobs.Where(static job => !job.IsOver && job.Execution.Plan is DataFluxJobPlan { Outcome: not null, FixedOutcome: null }))
        {
            notSaved.Add($"The outcome of the DataFlux job '{job.Id}', which code decides; it will complete.");
        }

        return new SavedDataFlux(
            store.StartedAt,
            store.Executions,
            [.. store.Flows.All.Select(flow => new SavedDataFluxFlow(flow.Name, files.Add(flow.Content.Bytes), flow.Description, flow.ModifiedAt, flow.Metadata))],
            [.. jobs.Select(SavedDataFluxJob.Of)],
            [.. store.Jobs.Removed.Select(SavedDataFluxJob.Of)],
            store.Schedule(jobs));
    }

    public void Load(DataFluxStore store, SavedFiles files)
    {
        store.Flows.Load(Flows.Select(flow => new DataFluxFlow(flow.Name, DataFluxContent.Read(files.Find(flow.File), store.Options), flow.Description, flow.ModifiedAt) { Metadata = flow.Metadata }));
        (store.StartedAt, store.Executions) = (StartedAt, Executions);
        store.Load(Jobs.Select(job => job.ToJob(store)), Removed.Select(job => job.ToJob(store)), Schedule);
    }
}

/// <summary>A job flow; its metadata is the test's, its content stands in a file.</summary>
internal sealed record SavedDataFluxFlow(string Name, string File, string? Description, DateTimeOffset ModifiedAt, JsonElement? Metadata);

/// <summary>A job, with its log and what is planned to stand in it, and the failure that is planned.</summary>
internal sealed record SavedDataFluxJob(
    SavedLife Life,
    string FlowName,
    string FlowId,
    string UserName,
    JsonElement Inputs,
    SavedDataFluxLog Log,
    string? PlannedFailure)
{
    public static SavedDataFluxJob Of(FakeDataFluxJob job) => new(
        job.ToSaved(),
        job.FlowName,
        job.Executed.FlowId,
        job.UserName,
        job.Inputs,
        job.CurrentLog.ToSaved(),
        ((DataFluxJobPlan)job.Execution.Plan).FixedOutcome?.FailureMessage);

    public FakeDataFluxJob ToJob(DataFluxStore store)
    {
        var plan = new DataFluxJobPlan();
        foreach (DataFluxLogLine line in Log.Planned)
        {
            plan.Log(line.After, line.Text);
        }

        if (PlannedFailure is { } failure)
        {
            plan.ThenFail(failure);
        }

        if (Life.Run.PollLimit is { } polls)
        {
            plan.RunForPolls(polls);
        }

        var job = new FakeDataFluxJob(store, Life.Id, new ExecutedDataFluxJob(FlowName, FlowId, UserName, Inputs), Life.Run.ToExecution(plan));
        job.CurrentLog.Load(Log);
        job.Load(Life);
        return job;
    }
}

/// <summary>A log.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="StartedAt">When the job started; null while it has not.</param>
/// <param name="Planned">What the test has planned.</param>
/// <param name="Written">How many of the planned lines stand in it.</param>
internal sealed record SavedDataFluxLog(string Text, DateTimeOffset? StartedAt, IReadOnlyList<DataFluxLogLine> Planned, int Written);
