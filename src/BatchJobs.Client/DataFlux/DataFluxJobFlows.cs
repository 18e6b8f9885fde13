namespace BatchJobs.Client.DataFlux;

/// <summary>Provides access to the server's job flows, <c>/jobFlowDefns</c>.</summary>
/// <remarks>
/// In addition to the exceptions that a method documents, each method may throw <see cref="AccessDeniedException"/> for credentials
/// that are missing or wrong (401) or not sufficient (403), <see cref="ServiceException"/> for any other response that is not the
/// expected one, and <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> if no response arrived.
/// Instances are safe for concurrent use. Source: SAS Data Management Batch Job REST API.
/// </remarks>
public sealed partial class DataFluxJobFlows
{
    private static readonly DataFluxInputs NoInputs = new DataFluxInputsBuilder().Build();

    private readonly IDataFluxJobFlowDefnsApi api;
    private readonly DataFluxJobs jobs;
    private readonly IDataFluxServerApi server;
    private readonly CurrentOptions<DataFluxClientOptions> options;
    private readonly TimeProvider time;
    private readonly ClientTelemetry telemetry;

    internal DataFluxJobFlows(
        IDataFluxJobFlowDefnsApi api,
        DataFluxJobs jobs,
        IDataFluxServerApi server,
        CurrentOptions<DataFluxClientOptions> options,
        TimeProvider time,
        ClientTelemetry telemetry)
    {
        this.api = api;
        this.jobs = jobs;
        this.server = server;
        this.options = options;
        this.time = time;
        this.telemetry = telemetry;
    }

    /// <summary>
    /// Lists all job flows, including those that the user is not allowed to use: <c>GET /jobFlowDefns</c>, answered with 200.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job flows, in the server's order.</returns>
    /// <exception cref="ServiceException">The service refused, or its response was not a list of job flows.</exception>
    public Task<DataFluxList<DataFluxJobFlowSummary>> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    /// <summary>Creates a job flow: <c>POST /jobFlowDefns</c>, answered with 200.</summary>
    /// <remarks>
    /// The server does not check the content; a flow that cannot run fails when it is executed. The request is not retried if the
    /// server may have processed it: if the response is lost or cannot be understood, the client searches the flows for the name.
    /// </remarks>
    /// <param name="name">
    /// The flow's name, with its extension and, optionally, a relative path, which is created; at most 4,096 bytes. It cannot be
    /// changed later.
    /// </param>
    /// <param name="content">
    /// The flow's XML, read from its current position to its end. It is not disposed of; that remains the caller's responsibility.
    /// It is sent as Base64 within JSON and is never held in memory as a whole.
    /// </param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the flow may have been created by then.
    /// </param>
    /// <returns>The new flow.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="name"/> or <paramref name="content"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The name is empty, too long or contains half of a surrogate pair, or the stream cannot be read.
    /// </exception>
    /// <exception cref="InvalidJobFlowNameException">
    /// The server does not accept the name: it answered 404 and says so, or its root is there.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">The service is not at the endpoint (404, and its root is not there either).</exception>
    /// <exception cref="ResourceConflictException">A flow with this name exists (409).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood, and the flow may have been created.
    /// </exception>
    /// <exception cref="Exception">Reading the caller's stream failed; the exception is the stream's own.</exception>
    public async Task<DataFluxJobFlow> CreateAsync(string name, Stream content, CancellationToken cancellationToken = default) =>
        (await CreateAsync(new DataFluxNewJobFlow(name, new Upload(content)), cancellationToken).ConfigureAwait(false)).JobFlow;

    /// <summary>Determines whether a job flow exists: <c>HEAD /jobFlowDefns/{id}</c>, answered with 200 or 404.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if the flow exists; otherwise, <see langword="false"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
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

    /// <summary>Gets a job flow: <c>GET /jobFlowDefns/{id}</c>, answered with 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The flow.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    public Task<DataFluxJobFlow> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    /// <summary>Downloads the XML of a job flow: <c>GET /jobFlowDefns/{id}/content</c>, answered with 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; reading the stream has tokens of its own.
    /// </param>
    /// <returns>
    /// The document as it arrives, which the caller disposes of. Reading throws a <see cref="ServiceUnreachableException"/> when the
    /// connection breaks.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    public Task<Stream> GetContentAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetContentAsync(id, cancellationToken);
    }

    /// <summary>
    /// Replaces the XML of a job flow: <c>PUT /jobFlowDefns/{id}/content</c>, answered with 200. The name does not change.
    /// </summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="content">
    /// The flow's XML, read from its current position to its end. It is not disposed of; that remains the caller's responsibility.
    /// If it can seek, a retry after a transient failure starts at the same position.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The updated flow.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="id"/> or <paramref name="content"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The identifier is not valid, or the stream cannot be read.</exception>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    /// <exception cref="Exception">Reading the caller's stream failed; the exception is the stream's own.</exception>
    public Task<DataFluxJobFlow> UpdateContentAsync(string id, Stream content, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.UpdateContentAsync(id, new Upload(content), cancellationToken);
    }

    /// <summary>
    /// Deletes a job flow: <c>DELETE /jobFlowDefns/{id}</c>, answered with 204 or 200. Its running jobs are not affected, and its queued
    /// jobs will fail.
    /// </summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// <see langword="true"/> if the flow existed, or may have existed because a response was lost; <see langword="false"/> if it
    /// did not exist (404).
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return new AttemptHistory(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.DeleteAsync)).DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }

    /// <summary>Gets the inputs and outputs of a job flow: <c>GET /jobFlowDefns/{id}/metadata</c>, answered with 200.</summary>
    /// <remarks>
    /// The operation is expensive: the server starts a process, loads the flow and may query databases. No other method uses it. An
    /// attempt may take as long as <see cref="DataFluxClientOptions.MetadataTimeout"/>.
    /// </remarks>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The inputs and outputs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    public Task<DataFluxJobFlowMetadata> GetMetadataAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetMetadataAsync(id, cancellationToken);
    }

    /// <summary>
    /// Executes a job flow as a new job: <c>POST /jobFlowDefns/{id}</c>, answered with 200 (any other 2xx is accepted) while the
    /// job is queued or running. The request is not retried if the server may have processed it.
    /// </summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="inputs">The inputs of the flow. Default: <see langword="null"/>, none.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the job may have been started by then.
    /// </param>
    /// <returns>The handle of the job.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or does not identify the job: it is a success without a job that can be understood, a redirection, or a
    /// failure (408, 5xx) that has left jobs which may be it.
    /// The exception has the flow's jobs that are new since the request, or all of them if the server does not state its time,
    /// without the jobs of other users.
    /// </exception>
    public Task<DataFluxJob> ExecuteAsync(string id, DataFluxInputs? inputs = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return telemetry.SubmitAsync(
            DataFluxOperations.ExecuteJobFlow,
            jobId: null,
            (Flows: this, id, inputs, cancellationToken),
            static submission => submission.Flows.ExecuteOnceAsync(submission.id, submission.inputs ?? NoInputs, submission.cancellationToken),
            static job => job.Id);
    }

    /// <summary>Lists the jobs of a job flow: <c>GET /jobFlowDefns/{id}/jobs</c>, answered with 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the server's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    public Task<DataFluxList<DataFluxJobStatus>> ListJobsAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.ListJobsAsync(id, cancellationToken);
    }

    private async Task<DataFluxJob> ExecuteOnceAsync(string id, DataFluxInputs inputs, CancellationToken cancellationToken)
    {
        DataFluxSubmissionReconciler reconciler = Reconciler();
        try
        {
            DataFluxStartedJob started = await api.ExecuteAsync(id, inputs, cancellationToken).ConfigureAwait(false);
            return jobs.GetHandle(started.Id);
        }
        catch (SubmissionOutcomeUnknownException doubt)
        {
            throw await reconciler.ExplainExecutionAsync(id, doubt.InnerException ?? doubt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Creates a flow.</summary>
    /// <returns>The flow, and whether the service's response describes it; otherwise it was looked up.</returns>
    private async Task<(DataFluxJobFlow JobFlow, bool IsResponse)> CreateAsync(DataFluxNewJobFlow jobFlow, CancellationToken cancellationToken)
    {
        DataFluxSubmissionReconciler reconciler = Reconciler();
        try
        {
            return (await api.CreateAsync(jobFlow, cancellationToken).ConfigureAwait(false), true);
        }
        catch (ResourceNotFoundException refusal)
        {
            throw await reconciler.ExplainNotFoundAsync(jobFlow.Name, refusal, cancellationToken).ConfigureAwait(false);
        }
        catch (SubmissionOutcomeUnknownException doubt)
        {
            Exception failure = doubt.InnerException ?? doubt;
            return (await reconciler.FindCreatedAsync(jobFlow.Name, failure, cancellationToken).ConfigureAwait(false) ?? throw failure, false);
        }
    }

    private DataFluxSubmissionReconciler Reconciler() => new(api, server, jobs, time, options.Value.UserName);
}
