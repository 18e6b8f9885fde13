namespace BatchJobs.Testing.DataFlux;

/// <summary>The content of a job flow, whatever it is.</summary>
/// <param name="Bytes">The content as it came.</param>
/// <param name="EngineObjection">Why the engine cannot load it; null when it can.</param>
/// <param name="Description">Reads the description out of it; null when nothing can.</param>
internal sealed record DataFluxContent(Blob Bytes, string? EngineObjection, DataFluxDescription? Description)
{
    /// <summary>Lets the engine and the test read the content, which can take seconds; nobody else should have to wait for it.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="options">How descriptions are read.</param>
    /// <exception cref="InvalidOperationException">The test's code that reads descriptions threw.</exception>
    public static DataFluxContent Read(Blob bytes, DataFluxFakeOptions options) =>
        new(bytes, DataFluxEngine.Objection(bytes), options.ReadDescription is { } read ? DataFluxDescription.Read(bytes, read) : null);
}

/// <summary>What a content says of itself.</summary>
/// <param name="Text">The description; null when the server does not know it.</param>
internal sealed record DataFluxDescription(string? Text)
{
    public static DataFluxDescription Read(Blob content, Func<byte[], string?> read)
    {
        try
        {
            return new DataFluxDescription(read(content.ToArray()));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"{nameof(DataFluxFakeOptions.ReadDescription)} threw on the content of a job flow: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
