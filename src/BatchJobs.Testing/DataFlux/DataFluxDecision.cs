using System.Collections.Immutable;

namespace BatchJobs.Testing.DataFlux;

/// <summary>What a plan says at one moment; a test may change the plan while the service reads it.</summary>
internal sealed record DataFluxDecision(TimeSpan? QueuedTime, TimeSpan? RunningTime, string? FailureMessage, ImmutableList<DataFluxLogLine> Lines)
{
    public static DataFluxDecision None { get; } = new(null, null, null, []);
}
