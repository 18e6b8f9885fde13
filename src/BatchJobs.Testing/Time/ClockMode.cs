namespace BatchJobs.Testing;

/// <summary>How the time of a <see cref="FakeBatchServer"/> passes.</summary>
public enum ClockMode
{
    /// <summary>
    /// Time stands still while code runs, and jumps to the next timer that is due as soon as everything waits. A wait of
    /// hours takes no time. The default.
    /// </summary>
    AutoAdvance,

    /// <summary>Time stands still until the test moves it with <see cref="FakeBatchServer.AdvanceAsync"/>.</summary>
    Manual,

    /// <summary>The system's time.</summary>
    System,
}
