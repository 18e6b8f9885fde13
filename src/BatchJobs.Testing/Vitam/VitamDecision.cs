namespace BatchJobs.Testing.Vitam;

/// <summary>What a plan says at one moment; a test may change the plan while the service reads it.</summary>
internal sealed record VitamDecision(TimeSpan? RunningTime, string? Type, string? ResultLink, FakeVitamError? Error)
{
    public static VitamDecision None { get; } = new(null, null, null, null);
}
