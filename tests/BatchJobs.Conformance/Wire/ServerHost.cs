namespace BatchJobs.Conformance;

/// <summary>What hosts the fake server: the message handler, Kestrel, or a WireMock server in front of it.</summary>
public enum ServerHost
{
    InProcess,
    Kestrel,
    WireMock,
}
