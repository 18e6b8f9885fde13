namespace BatchJobs.Client.Tests;

/// <summary>Reports where it is told, without going through a synchronization context.</summary>
internal sealed class SynchronousProgress<T>(Action<T>? report = null) : IProgress<T>
{
    public List<T> Reports { get; } = [];

    public void Report(T value)
    {
        Reports.Add(value);
        report?.Invoke(value);
    }
}
