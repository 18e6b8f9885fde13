namespace BatchJobs.Testing.Vitam;

/// <summary>Answers for <c>/v1/status</c>.</summary>
internal sealed class VitamStatusResource(VitamStore store)
{
    /// <summary>The status, or 503, the only answer that the document gives no headers; it has no body in any case.</summary>
    public FakeResponse Get(FakeRequest request) => store.At(request.At, () =>
        !store.Instance.IsAvailable ? new FakeResponse(503, null, Blob.Empty).Because("The service was made unavailable.")
        : store.Options.StatusWithoutBody ? new FakeResponse(204, null, Blob.Empty)
        : FakeResponse.Json(200, VitamJsonFormat.Status(store.Instance, store.Options)));
}
