using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>The SPSS service in a saved snapshot.</summary>
internal sealed record SavedSpss(
    IReadOnlyList<SavedSpssFile> Files,
    int Results,
    IReadOnlyList<FakeSpssTable> Tables,
    IReadOnlyList<SavedSpssJob> Jobs,
    IReadOnlyList<SavedSpssJob> Removed,
    SavedSchedule Schedule)
{
    public static SavedSpss Of(SpssStore store, SavedFiles files, ICollection<string> notSaved)
    {
        FakeSpssJob[] jobs = [.. store.Jobs.All];
        foreach (FakeSpssJob job in jobs.Where(static job => !job.IsOver && job.Execution.Plan is SpssJobPlan { Outcome: not null, FixedOutcome: null }))
        {
            notSaved.Add($"The outcome of the SPSS job '{job.Id}', which code decides; it will succeed.");
        }

        return new SavedSpss(
            [.. store.Files.All.Files.Select(file => new SavedSpssFile(file.Id, files.Add(file.File.Content), file.File.IsResult))],
            store.Files.All.Results,
            [.. store.Tables.All],
            [.. jobs.Select(job => SavedSpssJob.Of(job, files))],
            [.. store.Jobs.Removed.Select(job => SavedSpssJob.Of(job, files))],
            store.Schedule(jobs));
    }

    public void Load(SpssStore store, SavedFiles files)
    {
        store.Files.Load(Files.Select(file => (file.Id, file.ToFile(files))), Results);
        foreach (FakeSpssTable table in Tables)
        {
            store.Tables.Put(table);
        }

        store.Load(Jobs.Select(job => job.ToJob(store, files)), Removed.Select(job => job.ToJob(store, files)), Schedule);
    }
}

/// <summary>A file of the service.</summary>
internal sealed record SavedSpssFile(string Id, string File, bool IsResult)
{
    public SpssFile ToFile(SavedFiles files) => IsResult ? new SpssSavedResult(files.Find(File)) : new SpssUploadedFile(files.Find(File));
}

/// <summary>A job, with the outcome that is planned for it and the stream file of its present run.</summary>
internal sealed record SavedSpssJob(
    SavedLife Life,
    JsonElement Definition,
    DateTimeOffset CreatedAt,
    int Runs,
    string? FailureMessage,
    string? ResultId,
    string? ResultName,
    string? Stream,
    string? PlannedFailure,
    string? PlannedResult)
{
    public static SavedSpssJob Of(FakeSpssJob job, SavedFiles files)
    {
        var plan = (SpssJobPlan)job.Execution.Plan;
        return new SavedSpssJob(
            job.ToSaved(),
            job.Submitted.Definition,
            job.CreatedAt,
            job.Runs,
            job.FailureMessage,
            job.ResultId,
            job.ResultName,
            job.Stream is { } stream ? files.Add(stream.Content) : null,
            plan.FixedOutcome?.FailureMessage,
            plan.FixedOutcome?.Result is { } result ? files.Add(Blob.Of(result)) : null);
    }

    public FakeSpssJob ToJob(SpssStore store, SavedFiles files)
    {
        var plan = new SpssJobPlan();
        if (PlannedFailure is { } failure)
        {
            plan.ThenFail(failure);
        }
        else if (PlannedResult is { } result)
        {
            plan.ThenSucceed(files.Find(result).ToArray());
        }

        if (Life.Run.PollLimit is { } polls)
        {
            plan.RunForPolls(polls);
        }

        var job = new FakeSpssJob(store, Life.Id, CreatedAt)
        {
            Submitted = new SubmittedSpssJob(Life.Id, Definition),
            Execution = Life.Run.ToExecution(plan),
            Runs = Runs,
            FailureMessage = FailureMessage,
            ResultId = ResultId,
            ResultName = ResultName,
            Stream = Stream is { } stream ? new SpssUploadedFile(files.Find(stream)) : null,
        };
        job.Load(Life);
        return job;
    }
}
