using Refit;

namespace BatchJobs.Client.DataFlux;

/// <summary>The server's job flows, <c>/jobFlowDefns</c>, one method an operation.</summary>
/// <remarks><inheritdoc cref="IDataFluxServerApi" path="/remarks/node()"/></remarks>
public interface IDataFluxJobFlowDefnsApi
{
    /// <summary>Lists all job flows. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job flows, those that the user may not touch among them.</returns>
    [Get("/jobFlowDefns")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<IReadOnlyList<DataFluxJobFlowSummary>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a job flow. Success: 200. Sent as <c>application/vnd.sas.datamgmt.jobflow+json</c>, once, unless it cannot have
    /// been applied.
    /// </summary>
    /// <param name="jobFlow">The job flow.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the flow may have been created by then.</param>
    /// <returns>The new job flow.</returns>
    /// <exception cref="ResourceNotFoundException">The server does not accept the name (404).</exception>
    /// <exception cref="ResourceConflictException">There is a flow of this name already (409).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The response was lost or cannot be understood; the flow may exist.</exception>
    /// <exception cref="Exception">Whatever reading the caller's stream throws.</exception>
    [Post("/jobFlowDefns")]
    [Headers(DataFluxHeaders.AcceptDefinition)]
    Task<DataFluxJobFlow> CreateAsync([Body] DataFluxNewJobFlow jobFlow, CancellationToken cancellationToken = default);

    /// <summary>Checks whether there is a job flow. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when there is.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    [Head("/jobFlowDefns/{id}")]
    Task ExistsAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Describes a job flow. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job flow.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    [Get("/jobFlowDefns/{id}")]
    [Headers(DataFluxHeaders.AcceptDefinition)]
    Task<DataFluxJobFlow> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Downloads a job flow's XML. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; reading the stream has tokens of its own.</param>
    /// <returns>The document as it arrives; the caller disposes of it. Reading throws <see cref="IOException"/> when the connection breaks.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    [Get("/jobFlowDefns/{id}/content")]
    [Headers(DataFluxHeaders.AcceptContent)]
    Task<Stream> GetContentAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Replaces a job flow's XML. Success: 200. Sent as <c>application/vnd.sas.datamgmt.jobflow.content+xml</c>.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="content">The document.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job flow.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    /// <exception cref="Exception">Whatever reading the caller's stream throws.</exception>
    [Put("/jobFlowDefns/{id}/content")]
    [Headers(DataFluxHeaders.AcceptDefinition)]
    Task<DataFluxJobFlow> UpdateContentAsync(string id, [Body] Upload content, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job flow. Success: 204.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the flow is deleted.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    [Delete("/jobFlowDefns/{id}")]
    Task DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Finds out what a job flow takes in and gives out, for which the server has to load it. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The inputs and outputs.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    [Get("/jobFlowDefns/{id}/metadata")]
    [Headers(DataFluxHeaders.AcceptMetadata)]
    Task<DataFluxJobFlowMetadata> GetMetadataAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Executes a job flow. Success: 2xx. It is sent once, unless it cannot have been applied.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="inputs">What the flow is executed with.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job may have been started by then.</param>
    /// <returns>The new job.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The response was lost or cannot be understood; a job may run.</exception>
    [Post("/jobFlowDefns/{id}")]
    [Headers(DataFluxHeaders.AcceptCollection, DataFluxHeaders.SendMetadata)]
    Task<DataFluxStartedJob> ExecuteAsync(string id, [Body] DataFluxInputs inputs, CancellationToken cancellationToken = default);

    /// <summary>Lists the executions of a job flow. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such flow (404).</exception>
    [Get("/jobFlowDefns/{id}/jobs")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<IReadOnlyList<DataFluxJobStatus>> ListJobsAsync(string id, CancellationToken cancellationToken = default);
}
