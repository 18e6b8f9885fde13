namespace BatchJobs.Conformance;

/// <summary>The ways into the fake server.</summary>
public enum Door
{
    InProcess,
    Socket,
}
