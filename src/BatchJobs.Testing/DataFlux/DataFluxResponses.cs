namespace BatchJobs.Testing.DataFlux;

/// <summary>The answers that several resources give.</summary>
internal sealed class DataFluxResponses(DataFluxFakeOptions options)
{
    public static FakeResponse NoContent() => new(204, null, Blob.Empty);

    public static FakeResponse Ok(string mediaType, byte[] json) => new(200, mediaType, Blob.Of(json));

    /// <summary>An error, with its reason in a body unless the options leave bodies out.</summary>
    public FakeResponse Error(int status, string message) => options.ErrorBodies
        ? new FakeResponse(status, DataFluxMediaTypes.Error, Blob.Of(DataFluxJsonFormat.Error(status, message)))
        : Bare(status);

    public static FakeResponse Bare(int status) => new(status, null, Blob.Empty);

    public FakeResponse WrongContentType(string expected) => Error(400, $"The content type must be {expected}.");

    public FakeResponse WrongFilter(string message) => Error(options.WrongFilterStatus, message);

    public FakeResponse MalformedId(string id) => Error(options.MalformedIdStatus, $"The id '{id}' is not Base64.");
}
