namespace BatchJobs.Testing.Spss;

/// <summary>What a job does to itself, to the files and to the tables when a server takes it and when it ends.</summary>
/// <param name="store">What the service remembers.</param>
/// <param name="files">The files as a test sees them.</param>
internal sealed class SpssJobScheduler(SpssStore store, FakeSpssFiles files) : JobScheduler<FakeSpssJob, SpssOutcome>(store, () => store.Options.Servers)
{
    /// <summary>A server takes the job; without its stream file it fails there and then.</summary>
    protected override bool TryStart(FakeSpssJob job, DateTimeOffset at)
    {
        job.Stream = store.Files.Find(job.Submitted.ModelId);
        if (job.Stream is null)
        {
            Fail(job, at, $"The stream file '{job.Submitted.ModelId}' does not exist.");
            return false;
        }

        job.Runs++;
        return base.TryStart(job, at);
    }

    protected override Func<SpssOutcome>? PlannedOutcome(FakeSpssJob job) =>
        ((SpssJobPlan)job.Execution.Plan).Outcome is { } outcome ? () => outcome(job.Submitted, files) : null;

    protected override SpssOutcome Failure(string message) => SpssOutcome.Failure(message);

    protected override void End(FakeSpssJob job, SpssOutcome? outcome, DateTimeOffset at)
    {
        string? failure = outcome?.FailureMessage
            ?? SpssDefinitionProblem.Find(job.Submitted)
            ?? store.Tables.Write(job.Submitted, store.Options.TablesMustExist);
        if (failure is { } message)
        {
            Fail(job, at, message);
            return;
        }

        job.Move(JobEvent.Succeed, at);
        if (outcome?.Result is not null || SpssResultFile.IsMadeBy(job.Submitted))
        {
            var result = new SpssResultFile(job.Submitted, job.Execution.Number, job.Stream!, outcome?.Result, store.Options.DocumentNodes);
            job.ResultId = store.Files.AddResult(result);
            job.ResultName = result.Name;
            if (job.Submitted.Action == "AUTO_REFRESH")
            {
                // Made now: the next refresh starts from it, and so on without end.
                store.Files.Put(job.Submitted.ModelId, new SpssUploadedFile(result.Content));
            }
        }

        job.Stream = null;
    }

    protected override void Stop(FakeSpssJob job, DateTimeOffset at)
    {
        base.Stop(job, at);
        job.Stream = null;
        if (!store.Options.CanceledJobsStay)
        {
            job.Move(JobEvent.Delete, at);
            store.Jobs.Remove(job);
        }
    }

    private static void Fail(FakeSpssJob job, DateTimeOffset at, string message)
    {
        job.Move(JobEvent.Fail, at);
        job.FailureMessage = message;
        job.Stream = null;
    }
}
