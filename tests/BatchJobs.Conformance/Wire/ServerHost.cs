namespace BatchJobs.Conformance;

/// <summary>What hosts the fake server: the message handler or Kestrel.</summary>
public enum ServerHost
{
    InProcess,
    Kestrel,
}
