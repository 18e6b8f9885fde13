namespace BatchJobs.Testing.Spss;

/// <summary>What a job does to itself and to the files when it is claimed and when it ends.</summary>
internal sealed class SpssOutcome(SpssFakeOptions options, SpssFiles files, JobTable<FakeSpssJob> jobs)
{
    /// <summary>A server claims the job; without its stream file it fails there and then.</summary>
    /// <returns>Whether it runs.</returns>
    public bool Claim(FakeSpssJob job, DateTimeOffset at)
    {
        job.Stream = files.Find(job.Run.Submitted.ModelId);
        if (job.Stream is null)
        {
            Fail(job, at, $"The stream file '{job.Run.Submitted.ModelId}' does not exist.");
            return false;
        }

        job.Move(SpssEvent.Claim, at);
        job.ClaimCount++;
        return true;
    }

    public void End(FakeSpssJob job, DateTimeOffset at)
    {
        if (FailureOf(job.Run) is { } message)
        {
            Fail(job, at, message);
            return;
        }

        job.Move(SpssEvent.Succeed, at);
        job.EndedAt = at;
        SpssRun run = job.Run;
        SpssFile stream = job.Stream!;
        job.Stream = null;

        if (SpssResult.Of(run, stream, options) is { } content)
        {
            var result = new SpssFile(isResult: true, content);
            job.ResultId = files.AddResult(result);
            if (run.Submitted.Action == "AUTO_REFRESH")
            {
                files.Put(run.Submitted.ModelId, new SpssFile(isResult: false, () => result.Content));
            }
        }
    }

    public void Cancel(FakeSpssJob job, DateTimeOffset at)
    {
        job.Move(SpssEvent.CancellationDone, at);
        job.EndedAt = at;
        job.Stream = null;
        if (!options.CanceledJobsStay)
        {
            job.Move(SpssEvent.Delete, at);
            jobs.Remove(job.Id);
        }
    }

    private static string? FailureOf(SpssRun run) =>
        run.FailureMessage
        ?? (run.Submitted.DanglingReferences().FirstOrDefault() is { } reference ? $"The dbRef '{reference}' is not among the dbDefinitions." : null);

    private static void Fail(FakeSpssJob job, DateTimeOffset at, string message)
    {
        job.Move(SpssEvent.Fail, at);
        job.EndedAt = at;
        job.FailureText = message;
        job.Stream = null;
    }
}
