namespace BatchJobs.Testing.DataFlux;

/// <summary>Answers for <c>/jobs</c>.</summary>
internal sealed class DataFluxJobsResource(DataFluxStore store, Strictness strictness)
{
    private readonly DataFluxJsonFormat format = new(store);
    private readonly DataFluxResponses responses = new(store.Options);

    /// <summary>A collection of one job, which is what a job is answered with.</summary>
    public static FakeResponse One(DataFluxJsonFormat format, DataFluxCall call, FakeDataFluxJob job, int status = 200) => new(
        status,
        DataFluxMediaTypes.Collection,
        Blob.Of(format.Jobs([job], call.Links, DataFluxJsonFormat.JobAddress(job.Id), ("/jobs", DataFluxMediaTypes.Collection))));

    public FakeResponse List(DataFluxCall call) => WithFilter(call, filter => store.At(call.Request.At, () =>
    {
        bool Takes(FakeDataFluxJob job) => filter.Takes(job, store.Flows.Names);
        FakeDataFluxJob[] jobs = [.. store.Jobs.All.Where(Takes).ToArray().Select(store.Poll).Where(Takes)];
        return DataFluxResponses.Ok(DataFluxMediaTypes.Collection, format.Jobs(jobs, call.Links, $"/jobs{filter.Query}", ("/", "application/vnd.sas.link+json")));
    }));

    /// <summary>Deletes all jobs in one finished state, be it none.</summary>
    public FakeResponse DeleteByState(DataFluxCall call) => WithFilter(call, filter =>
    {
        if (filter.Name != "state" || !DataFluxLifecycle.IsFinished(filter.Value))
        {
            return responses.WrongFilter("Jobs are deleted by one of the states completed, failed and canceled.");
        }

        return store.At(call.Request.At, () =>
        {
            FakeDataFluxJob[] jobs = [.. store.Jobs.All.Where(job => job.State == filter.Value)];
            if (Array.Find(jobs, job => !store.MayChange(call.User, job)) is { } other)
            {
                return NotYours(call, other);
            }

            Array.ForEach(jobs, store.Delete);
            return DataFluxResponses.NoContent();
        });
    });

    public FakeResponse Get(DataFluxCall call, string id) => WithJob(call, id, job => One(format, call, store.Poll(job)));

    public FakeResponse GetLog(DataFluxCall call, string id) => WithJob(call, id, job => job.CurrentLog.HasBegun
        ? new FakeResponse(200, DataFluxMediaTypes.Log, Blob.Of(job.LogAt(store.Moment)))
        : responses.Error(404, $"The job '{id}' is {job.State} and has no log yet."));

    /// <summary>Deletes a job that has ended, and its log with it.</summary>
    public FakeResponse Delete(DataFluxCall call, string id) => WithOwnJob(call, id, job =>
    {
        if (!job.Allows(JobEvent.Delete))
        {
            return responses.Error(store.Options.DeleteWhileRunningStatus, $"The job '{id}' is {job.State} and cannot be deleted.");
        }

        store.Delete(job);
        return DataFluxResponses.NoContent();
    });

    public FakeResponse Cancel(DataFluxCall call, string id) => WithStoppableJob(call, id, store.Cancel);

    public FakeResponse Kill(DataFluxCall call, string id) => WithStoppableJob(call, id, store.Kill);

    private FakeResponse WithFilter(DataFluxCall call, Func<DataFluxJobFilter, FakeResponse> act)
    {
        try
        {
            return act(DataFluxJobFilter.Read(call.Request, strictness));
        }
        catch (FormatException exception)
        {
            return responses.WrongFilter(exception.Message).Undocumented(exception is UndocumentedException);
        }
    }

    private FakeResponse WithJob(DataFluxCall call, string id, Func<FakeDataFluxJob, FakeResponse> act) => DataFluxId.IsWellFormed(id)
        ? store.Answer(call.Request, id, act, missing => responses.Error(404, $"There is no job with the id '{missing}'."))
        : responses.MalformedId(id);

    private FakeResponse WithOwnJob(DataFluxCall call, string id, Func<FakeDataFluxJob, FakeResponse> act) =>
        WithJob(call, id, job => store.MayChange(call.User, job) ? act(job) : NotYours(call, job));

    private FakeResponse WithStoppableJob(DataFluxCall call, string id, Action<FakeDataFluxJob> stop) => WithOwnJob(call, id, job =>
    {
        if (!store.CanStop(job))
        {
            return responses.Error(store.Options.CancelWithoutLinkStatus, $"The job '{id}' is {job.State} and cannot be stopped.");
        }

        stop(job);
        return store.Options.CancelStatus == 204 ? DataFluxResponses.NoContent() : One(format, call, job, store.Options.CancelStatus);
    });

    private FakeResponse NotYours(DataFluxCall call, FakeDataFluxJob job) =>
        responses.Error(403, $"The user '{call.User.Name}' may not change the job '{job.Id}' of '{job.UserName}'.");
}
