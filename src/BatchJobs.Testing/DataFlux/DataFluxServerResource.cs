namespace BatchJobs.Testing.DataFlux;

/// <summary>Answers for <c>/</c>, <c>/serverInfo</c> and <c>/engines</c>.</summary>
internal sealed class DataFluxServerResource(DataFluxStore store)
{
    private readonly DataFluxWire wire = new(store);
    private readonly DataFluxAnswers answers = new(store.Options);

    public static FakeResponse Links(DataFluxCall call) => DataFluxAnswers.Ok(DataFluxMediaTypes.Json, DataFluxWire.Root(call.Links));

    public FakeResponse Info(DataFluxCall call) => DataFluxAnswers.Ok(DataFluxMediaTypes.Json, store.Now(() => wire.ServerInfo(call.Links)));

    /// <summary>Unloads the engines that are idle; what runs is left alone, so nothing is to be seen of it.</summary>
    public FakeResponse DeleteEngines(DataFluxCall call) => store.Options.AdministratorsOnlyDeleteEngines && !call.User.IsAdministrator
        ? answers.Error(403, $"The user '{call.User.Name}' is no administrator.")
        : DataFluxAnswers.NoContent();
}
