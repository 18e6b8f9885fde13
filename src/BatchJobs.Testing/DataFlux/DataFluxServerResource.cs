namespace BatchJobs.Testing.DataFlux;

/// <summary>Answers for <c>/</c>, <c>/serverInfo</c> and <c>/engines</c>.</summary>
internal sealed class DataFluxServerResource(DataFluxStore store)
{
    private readonly DataFluxJsonFormat format = new(store);
    private readonly DataFluxResponses responses = new(store.Options);

    public static FakeResponse Links(DataFluxCall call) => DataFluxResponses.Ok(DataFluxMediaTypes.Json, DataFluxJsonFormat.Root(call.Links));

    public FakeResponse Info(DataFluxCall call) => DataFluxResponses.Ok(DataFluxMediaTypes.Json, store.At(call.Request.At, () => format.ServerInfo(call.Links)));

    /// <summary>Unloads the engines that are idle; what runs is left alone, so nothing is to be seen of it.</summary>
    public FakeResponse DeleteEngines(DataFluxCall call) => store.Options.AdministratorsOnlyDeleteEngines && !call.User.IsAdministrator
        ? responses.Error(403, $"The user '{call.User.Name}' is no administrator.")
        : DataFluxResponses.NoContent();
}
