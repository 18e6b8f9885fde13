namespace BatchJobs.Testing.Vitam;

/// <summary>Answers for <c>/v1/status</c>.</summary>
internal sealed class VitamStatusResource(VitamStore store)
{
    private readonly VitamAnswers answers = new(store.Options);

    public FakeResponse Get() => store.Now(() => store.Instance.IsAvailable
        ? FakeResponse.Json(200, VitamWire.Status(store.Instance, store.Options))
        : answers.Error(503, "The service was made unavailable."));
}
