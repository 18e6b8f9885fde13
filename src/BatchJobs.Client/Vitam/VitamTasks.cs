namespace BatchJobs.Client.Vitam;

internal sealed class VitamTasks(IVitamTasksApi api, VitamRequestOptions defaults, TimeProvider time, VitamClient client) : IVitamTasks
{
    public Task<VitamTaskList> ListAsync(VitamQuery? query = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        VitamRequestOptions caller = Effective(options);
        return query is null
            ? api.ListAsync(caller.ApplicationId, caller.TenantHeader, cancellationToken)
            : api.QueryAsync(query, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    public async Task<SubmitTaskResult> SubmitAsync(VitamStep definition, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        VitamRequestOptions caller = Effective(options);
        long start = time.GetTimestamp();
        try
        {
            VitamAsyncStatus status = await api.SubmitAsync(definition, caller.ApplicationId, caller.TenantHeader, cancellationToken).ConfigureAwait(false);
            return new SubmitTaskResult(new VitamTask(status.Id, client, options), status);
        }
        catch (SubmissionOutcomeUnknownException doubt) when (doubt.InnerException is { } lost)
        {
            throw await new VitamSubmissionReconciler(client, options, time, start).DescribeAsync(lost, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<VitamAsyncStatus> GetAsync(string id, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        VitamRequestOptions caller = Effective(options);
        return api.GetAsync(id, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    public async Task<VitamAsyncStatus> CancelAsync(
        string id, VitamGenericObject? details = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        VitamRequestOptions caller = Effective(options);
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
            VitamAsyncStatus now = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
            if (client.PhaseSelector(now) != JobPhase.Canceled)
            {
                throw;
            }

            return now;
        }
    }

    public Task<VitamAsyncStatus> CancelByRequestIdAsync(
        string requestId, VitamGenericObject? details = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        VitamRequestOptions caller = Effective(options);
        return api.CancelByRequestIdAsync(
            (details ?? Cancellation()) with { RequestId = requestId }, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    public VitamTask GetHandle(string id, VitamRequestOptions? options = null) => new(id, client, options);

    private VitamRequestOptions Effective(VitamRequestOptions? options) => (options ?? VitamRequestOptions.None).Or(defaults);

    private VitamGenericObject Cancellation() => new() { Timestamp = new VitamTime(time.GetUtcNow()), Message = "cancel" };
}
