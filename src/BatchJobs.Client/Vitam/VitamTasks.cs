namespace BatchJobs.Client.Vitam;

internal sealed class VitamTasks(IVitamTasksApi api, VitamContext defaults, TimeProvider time, VitamClient client) : IVitamTasks
{
    public Task<VitamTaskList> ListAsync(VitamQuery? query = null, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        VitamContext caller = Effective(context);
        return query is null
            ? api.ListAsync(caller.ApplicationId, caller.TenantHeader, cancellationToken)
            : api.QueryAsync(query, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    public async Task<VitamSubmission> SubmitAsync(VitamStep definition, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        VitamContext caller = Effective(context);
        long start = time.GetTimestamp();
        try
        {
            VitamAsyncStatus status = await api.SubmitAsync(definition, caller.ApplicationId, caller.TenantHeader, cancellationToken).ConfigureAwait(false);
            return new VitamSubmission(new VitamTask(status.Id, client, context), status);
        }
        catch (SubmissionOutcomeUnknownException doubt) when (doubt.InnerException is { } lost)
        {
            throw await new LostTask(client, context, time, start).DescribeAsync(lost, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<VitamAsyncStatus> GetAsync(string id, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        VitamContext caller = Effective(context);
        return api.GetAsync(id, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    public async Task<VitamAsyncStatus> CancelAsync(
        string id, VitamGenericObject? details = null, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        VitamContext caller = Effective(context);
        var history = new AttemptHistory();
        try
        {
            return await history
                .TrackAsync(() => api.CancelAsync(id, details ?? Cancellation(), caller.ApplicationId, caller.TenantHeader, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (ResourceConflictException) when (history.AnswerLost)
        {
            // The try whose answer was lost may be what has ended the task.
            VitamAsyncStatus now = await GetAsync(id, context, cancellationToken).ConfigureAwait(false);
            if (client.PhaseSelector(now) != JobPhase.Canceled)
            {
                throw;
            }

            return now;
        }
    }

    public Task<VitamAsyncStatus> CancelByRequestIdAsync(
        string requestId, VitamGenericObject? details = null, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        VitamContext caller = Effective(context);
        return api.CancelByRequestIdAsync(
            (details ?? Cancellation()) with { RequestId = requestId }, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    public VitamTask GetHandle(string id, VitamContext? context = null) => new(id, client, context);

    private VitamContext Effective(VitamContext? context) => (context ?? VitamContext.None).Or(defaults);

    private VitamGenericObject Cancellation() => new() { Timestamp = new VitamTime(time.GetUtcNow()), Message = "cancel" };
}
