namespace BatchJobs.Client.DataFlux;

/// <summary>The server's job flows: <c>/jobFlowDefns</c>.</summary>
/// <remarks><inheritdoc cref="IDataFluxServerApi" path="/remarks/node()"/></remarks>
public sealed class DataFluxJobFlows
{
    private static readonly DataFluxInputs NoInputs = new DataFluxInputsBuilder().Build();

    private readonly IDataFluxJobFlowDefnsApi api;
    private readonly DataFluxJobs jobs;
    private readonly IDataFluxServerApi server;
    private readonly CurrentOptions<DataFluxClientOptions> options;
    private readonly TimeProvider time;

    internal DataFluxJobFlows(IDataFluxJobFlowDefnsApi api, DataFluxJobs jobs, IDataFluxServerApi server, CurrentOptions<DataFluxClientOptions> options, TimeProvider time)
    {
        this.api = api;
        this.jobs = jobs;
        this.server = server;
        this.options = options;
        this.time = time;
    }

    /// <summary>
    /// Lists all job flows: <c>GET /jobFlowDefns</c>, answered with 200. Flows that the user may not touch are among them.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ServiceException">The service refused, or its response was no list of job flows.</exception>
    public Task<IReadOnlyList<DataFluxJobFlowSummary>> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    /// <summary>
    /// Creates a job flow: <c>POST /jobFlowDefns</c>, answered with 200. The server does not look into it; a flow that
    /// cannot run fails when it is executed. The request is never repeated when the server may have seen it: when its
    /// answer is lost, look for the flow in the list of all.
    /// </summary>
    /// <param name="name">
    /// The flow's name, with its extension and, if wanted, a relative path, which is created; at most 4,096 bytes. It can
    /// never be changed.
    /// </param>
    /// <param name="content">
    /// The flow's XML, read from its present position to its end. It stays open. It travels as Base64 within JSON, and is
    /// never held in memory as a whole.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the flow may have been created by then.</param>
    /// <returns>The new flow.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long, or the stream cannot be read.</exception>
    /// <exception cref="InvalidJobFlowNameException">The server does not accept the name (404).</exception>
    /// <exception cref="ResourceConflictException">There is a flow of this name already (409).</exception>
    /// <exception cref="Exception">Whatever reading the caller's stream throws.</exception>
    public async Task<DataFluxJobFlow> CreateAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        var jobFlow = new DataFluxNewJobFlow(name, new Upload(content));
        DataFluxSubmissionReconciler reconciler = Reconciler();
        try
        {
            return await api.CreateAsync(jobFlow, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException refusal)
        {
            throw new InvalidJobFlowNameException(name, refusal);
        }
        catch (SubmissionOutcomeUnknownException doubt)
        {
            Exception failure = doubt.InnerException ?? doubt;
            return await reconciler.FindCreatedAsync(name, failure, cancellationToken).ConfigureAwait(false) ?? throw failure;
        }
    }

    /// <summary>Tells whether there is a job flow: <c>HEAD /jobFlowDefns/{id}</c>, answered with 200 or 404.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        try
        {
            await api.ExistsAsync(id, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Describes a job flow: <c>GET /jobFlowDefns/{id}</c>, answered with 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    public Task<DataFluxJobFlow> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    /// <summary>Downloads a job flow's XML: <c>GET /jobFlowDefns/{id}/content</c>, answered with 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; reading the stream has tokens of its own.</param>
    /// <returns>The document as it arrives; the caller disposes of it. Reading throws <see cref="IOException"/> when the connection breaks.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    public Task<Stream> GetContentAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetContentAsync(id, cancellationToken);
    }

    /// <summary>Replaces a job flow's XML: <c>PUT /jobFlowDefns/{id}/content</c>, answered with 200. The name stays.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="content">
    /// The flow's XML, read from its present position to its end. It stays open. When it can seek, a transient failure is
    /// repeated from the same position.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The flow as it is now.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work, or the stream cannot be read.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    /// <exception cref="Exception">Whatever reading the caller's stream throws.</exception>
    public Task<DataFluxJobFlow> UpdateContentAsync(string id, Stream content, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.UpdateContentAsync(id, new Upload(content), cancellationToken);
    }

    /// <summary>
    /// Deletes a job flow: <c>DELETE /jobFlowDefns/{id}</c>, answered with 204. Its running jobs go on, and its waiting
    /// ones will fail.
    /// </summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether there was such a flow; an unknown one (404) is no error.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return AttemptHistory.DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }

    /// <summary>
    /// Finds out what a job flow takes in and puts out: <c>GET /jobFlowDefns/{id}/metadata</c>, answered with 200.
    /// Expensive: the server starts a process, loads the flow and may ask databases. Nothing else asks for it, and it may
    /// take as long as <see cref="DataFluxClientOptions.MetadataTimeout"/>.
    /// </summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    public Task<DataFluxJobFlowMetadata> GetMetadataAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetMetadataAsync(id, cancellationToken);
    }

    /// <summary>
    /// Executes a job flow: <c>POST /jobFlowDefns/{id}</c>, answered with 200 while the job waits or runs. The request is
    /// never repeated when the server may have seen it.
    /// </summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="inputs">What the flow takes in; null for nothing.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job may have been started by then.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost, or does not tell the job: a success without a job that can be understood, or a redirection. The
    /// exception has the flow's jobs that are new since, or all of them when the server does not tell its clock; other users'
    /// jobs excepted.
    /// </exception>
    public async Task<DataFluxJob> ExecuteAsync(string id, DataFluxInputs? inputs = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        DataFluxSubmissionReconciler reconciler = Reconciler();
        try
        {
            DataFluxStartedJob started = await api.ExecuteAsync(id, inputs ?? NoInputs, cancellationToken).ConfigureAwait(false);
            return jobs.GetHandle(started.Id);
        }
        catch (SubmissionOutcomeUnknownException doubt)
        {
            throw await reconciler.ExplainExecutionAsync(id, doubt.InnerException ?? doubt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lists the jobs of a job flow: <c>GET /jobFlowDefns/{id}/jobs</c>, answered with 200. The order is the server's.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    public Task<IReadOnlyList<DataFluxJobStatus>> GetJobsAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.ListJobsAsync(id, cancellationToken);
    }

    private DataFluxSubmissionReconciler Reconciler() => new(api, server, jobs, time, options.Value.UserName);
}
