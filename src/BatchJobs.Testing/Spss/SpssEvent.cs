namespace BatchJobs.Testing.Spss;

/// <summary>What can happen to a job.</summary>
internal enum SpssEvent
{
    Submit,
    Claim,
    Succeed,
    Fail,
    Delete,
    CancellationDone,
}
