namespace BatchJobs.Client.Tests;

/// <summary>Keeps what a wait shows of its job.</summary>
internal sealed class CollectedUpdates(Action<JobUpdate>? report = null)
{
    public List<JobUpdate> Reports { get; } = [];

    public static implicit operator WaitOptions(CollectedUpdates updates) => new()
    {
        OnUpdate = (update, _) =>
        {
            updates.Reports.Add(update);
            updates.Report(update);
            return ValueTask.CompletedTask;
        },
    };

    private void Report(JobUpdate update) => report?.Invoke(update);
}
