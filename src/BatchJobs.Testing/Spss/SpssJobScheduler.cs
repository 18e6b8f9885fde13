namespace BatchJobs.Testing.Spss;

/// <summary>What a job does to itself and to the files when a server takes it and when it ends.</summary>
internal sealed class SpssJobScheduler(SpssStore store) : JobScheduler<FakeSpssJob>(store, () => store.Options.Servers)
{
    private readonly FakeSpssFiles files = new(store);

    /// <summary>A server takes the job; without its stream file it fails there and then.</summary>
    protected override bool TryStart(FakeSpssJob job, DateTimeOffset at)
    {
        job.Stream = store.Files.Find(job.Definition.ModelId);
        if (job.Stream is null)
        {
            Fail(job, at, $"The stream file '{job.Definition.ModelId}' does not exist.");
            return false;
        }

        job.Move(JobEvent.Start, at);
        job.StartCount++;
        return true;
    }

    protected override void End(FakeSpssJob job, DateTimeOffset at)
    {
        SpssOutcome? outcome = OutcomeOf(job);
        if (outcome?.FailureMessage is { } message)
        {
            Fail(job, at, message);
            return;
        }

        job.Move(JobEvent.Succeed, at);
        if (outcome?.Result is not null || SpssResultFile.IsMadeBy(job.Definition))
        {
            var result = new SpssResultFile(job.Definition, job.Execution.Number, job.Stream!, outcome?.Result, store.Options.DocumentNodes);
            job.ResultId = store.Files.AddResult(result);
            if (job.Definition.Action == "AUTO_REFRESH")
            {
                // Made now: the next refresh starts from it, and so on without end.
                store.Files.Put(job.Definition.ModelId, new SpssUploadedFile(result.Content));
            }
        }

        job.Stream = null;
    }

    protected override void Stop(FakeSpssJob job, DateTimeOffset at)
    {
        job.Move(JobEvent.Stop, at);
        job.Stream = null;
        if (!store.Options.CanceledJobsStay)
        {
            job.Move(JobEvent.Delete, at);
            store.Jobs.Remove(job);
        }
    }

    private SpssOutcome? OutcomeOf(FakeSpssJob job)
    {
        try
        {
            SpssOutcome? planned = ((SpssJobPlan)job.Execution.Plan).Outcome?.Invoke(job.Definition, files);
            return planned?.FailureMessage is null && job.Definition.DanglingReferences().FirstOrDefault() is { } reference
                ? SpssOutcome.Failure($"The dbRef '{reference}' is not among the dbDefinitions.")
                : planned;
        }
        catch (Exception exception)
        {
            return SpssOutcome.Failure($"The outcome that the test has planned threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    private static void Fail(FakeSpssJob job, DateTimeOffset at, string message)
    {
        job.Move(JobEvent.Fail, at);
        job.FailureText = message;
        job.Stream = null;
    }
}
