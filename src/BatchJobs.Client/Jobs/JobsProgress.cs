namespace BatchJobs.Client;

/// <summary>Describes how far a number of jobs that are waited for together have come.</summary>
/// <remarks>Instances are immutable.</remarks>
public sealed class JobsProgress
{
    private readonly IReadOnlyDictionary<JobPhase, int> phases;

    /// <summary>Initializes a new instance of the <see cref="JobsProgress"/> class.</summary>
    /// <param name="total">The number of jobs.</param>
    /// <param name="done">The number of jobs for which the wait has ended.</param>
    /// <param name="phases">The number of jobs by the phase in which they were seen last.</param>
    /// <exception cref="ArgumentNullException"><paramref name="phases"/> is <see langword="null"/>.</exception>
    public JobsProgress(int total, int done, IReadOnlyDictionary<JobPhase, int> phases)
    {
        ArgumentNullException.ThrowIfNull(phases);
        Total = total;
        Done = done;
        this.phases = phases;
    }

    /// <summary>Gets the number of jobs.</summary>
    public int Total { get; }

    /// <summary>Gets the number of jobs for which the wait has ended, whatever the end.</summary>
    public int Done { get; }

    /// <summary>Returns the number of jobs that were last seen in a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <returns>The number. A job that was not seen yet, or for which the wait has ended before the job, is in no phase.</returns>
    public int Count(JobPhase phase) => phases.GetValueOrDefault(phase);

    /// <summary>Returns how many are done, and the number of jobs in each phase.</summary>
    /// <returns>The text, for example <c>3 of 10 done (Succeeded: 3, Running: 7)</c>.</returns>
    public override string ToString() => $"{Done} of {Total} done ({string.Join(", ", phases.Where(phase => phase.Value > 0).Select(phase => $"{phase.Key}: {phase.Value}"))})";
}

/// <summary>Counts jobs by phases, and shows the counts one after the other.</summary>
internal sealed class ProgressCounter(int total, Func<JobsProgress, CancellationToken, ValueTask> show)
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<JobPhase, int> phases = [];
    private int done;
    private long version;
    private long shown;
    private bool hasFailed;

    /// <summary>Counts a job that has come from one phase to another.</summary>
    public void Move(JobPhase? from, JobPhase to)
    {
        lock (gate)
        {
            if (from is { } left)
            {
                phases[left]--;
            }

            phases[to] = phases.GetValueOrDefault(to) + 1;
            version++;
        }
    }

    /// <summary>Counts a wait that has ended.</summary>
    /// <param name="leaves">The phase of a job that has not ended, and of which nothing is known any more.</param>
    public void End(JobPhase? leaves)
    {
        lock (gate)
        {
            if (leaves is { } left)
            {
                phases[left]--;
            }

            done++;
            version++;
        }
    }

    /// <summary>Shows the counts, unless others have shown them since the last change.</summary>
    public async ValueTask ShowAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            JobsProgress progress;
            lock (gate)
            {
                if (shown == version || hasFailed)
                {
                    return;
                }

                shown = version;
                progress = new JobsProgress(total, done, new Dictionary<JobPhase, int>(phases));
            }

            // Until it has returned: what it throws ends the waits, and it is not called again.
            hasFailed = true;
            await show(progress, cancellationToken).ConfigureAwait(false);
            hasFailed = false;
        }
        finally
        {
            turn.Release();
        }
    }
}
