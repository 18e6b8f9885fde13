namespace BatchJobs.Testing.DataFlux;

/// <summary>Answers for <c>/</c>, <c>/serverInfo</c> and <c>/engines</c>.</summary>
internal sealed class DataFluxServerResource(DataFluxStore store)
{
    private readonly DataFluxJsonFormat format = new(store);
    private readonly DataFluxResponses responses = new(store.Options);

    public static FakeResponse Links(DataFluxCall call) => DataFluxResponses.Ok(DataFluxMediaTypes.Json, DataFluxJsonFormat.Root(call.Links));

    public FakeResponse Info(DataFluxCall call) => DataFluxResponses.Ok(DataFluxMediaTypes.Json, store.At(call.Request.At, () => format.ServerInfo(call.Links)));

    /// <summary>Unloads the engines that are idle, of which nothing is to be seen, and those of running jobs if the options say so.</summary>
    public FakeResponse DeleteEngines(DataFluxCall call) => store.At(call.Request.At, () =>
    {
        if (store.Options.AdministratorsOnlyDeleteEngines && !call.User.IsAdministrator)
        {
            return responses.Error(403, $"The user '{call.User.Name}' is no administrator.");
        }

        if (store.Options.EnginesDeletionKillsRunningJobs)
        {
            // What starts in their places has engines of its own.
            Array.ForEach([.. store.Jobs.All.Where(job => job.IsRunning)], store.Kill);
        }

        return DataFluxResponses.NoContent();
    });
}
