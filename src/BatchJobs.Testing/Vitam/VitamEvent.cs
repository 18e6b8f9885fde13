namespace BatchJobs.Testing.Vitam;

/// <summary>What can happen to a task.</summary>
internal enum VitamEvent
{
    Submit,
    Succeed,
    Fail,
    Cancel,
    Delete,
}
