namespace BatchJobs.Testing;

/// <summary>Copies what belongs to a store to another store, each thing once.</summary>
/// <typeparam name="TJob">The service's jobs.</typeparam>
/// <param name="copyJob">Copies a job, but for its run.</param>
internal sealed class JobCopies<TJob>(Func<TJob, TJob> copyJob)
    where TJob : FakeJob
{
    private readonly Dictionary<TJob, TJob> jobs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JobExecution, JobExecution> executions = new(ReferenceEqualityComparer.Instance);

    public TJob Of(TJob job)
    {
        if (!jobs.TryGetValue(job, out TJob? copy))
        {
            jobs.Add(job, copy = copyJob(job));
            copy.Execution = Of(job.Execution);
        }

        return copy;
    }

    public JobExecution Of(JobExecution execution)
    {
        if (!executions.TryGetValue(execution, out JobExecution? copy))
        {
            executions.Add(execution, copy = new JobExecution(execution));
        }

        return copy;
    }
}
