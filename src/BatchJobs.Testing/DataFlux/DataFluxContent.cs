namespace BatchJobs.Testing.DataFlux;

/// <summary>The content of a job flow, whatever it is.</summary>
/// <param name="Bytes">The content as it came.</param>
/// <param name="EngineObjection">Why the engine cannot load it; null when it can.</param>
internal sealed record DataFluxContent(Blob Bytes, string? EngineObjection)
{
    /// <summary>Lets the engine read the content, which can take seconds; nobody else should have to wait for it.</summary>
    public static DataFluxContent Read(Blob bytes) => new(bytes, DataFluxEngine.Objection(bytes));
}
