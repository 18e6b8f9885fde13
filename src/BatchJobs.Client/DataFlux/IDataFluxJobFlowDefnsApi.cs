using Refit;

namespace BatchJobs.Client.DataFlux;

/// <summary>Provides the operations on the server's job flows, <c>/jobFlowDefns</c>, one method for each operation.</summary>
/// <remarks><inheritdoc cref="IDataFluxServerApi" path="/remarks/node()"/></remarks>
public interface IDataFluxJobFlowDefnsApi
{
    /// <summary>Lists all job flows, including those that the user is not allowed to use. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job flows, in the server's order.</returns>
    [Get("/jobFlowDefns")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxList<DataFluxJobFlowSummary>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a job flow. Success: 200. It is sent as <c>application/vnd.sas.datamgmt.jobflow+json</c>, and the request is not
    /// retried if the server may have processed it.
    /// </summary>
    /// <param name="jobFlow">The job flow.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the flow may have been created by then.
    /// </param>
    /// <returns>The new job flow.</returns>
    /// <exception cref="ResourceNotFoundException">The server does not accept the name, or the service is not there (404).</exception>
    /// <exception cref="ResourceConflictException">A flow with this name exists (409).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood; the flow may exist.
    /// </exception>
    /// <exception cref="Exception">Reading the caller's stream failed; the exception is the stream's own.</exception>
    [Post("/jobFlowDefns")]
    [Headers(DataFluxHeaders.AcceptDefinition)]
    Task<DataFluxJobFlow> CreateAsync([Body] DataFluxNewJobFlow jobFlow, CancellationToken cancellationToken = default);

    /// <summary>Checks that a job flow exists. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes if the flow exists.</returns>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    [Head("/jobFlowDefns/{id}")]
    Task ExistsAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);

    /// <summary>Gets a job flow. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job flow.</returns>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    [Get("/jobFlowDefns/{id}")]
    [Headers(DataFluxHeaders.AcceptDefinition)]
    Task<DataFluxJobFlow> GetAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);

    /// <summary>Downloads the XML of a job flow. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; reading the stream has tokens of its own.
    /// </param>
    /// <returns>
    /// The document as it arrives, which the caller disposes of. Reading throws a <see cref="ServiceUnreachableException"/> when the
    /// connection breaks.
    /// </returns>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    [Get("/jobFlowDefns/{id}/content")]
    [Headers(DataFluxHeaders.AcceptContent)]
    Task<Stream> GetContentAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the XML of a job flow. Success: 200. The XML is sent as <c>application/vnd.sas.datamgmt.jobflow.content+xml</c>.
    /// </summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="content">The document.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The updated job flow.</returns>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    /// <exception cref="Exception">Reading the caller's stream failed; the exception is the stream's own.</exception>
    [Put("/jobFlowDefns/{id}/content")]
    [Headers(DataFluxHeaders.AcceptDefinition)]
    Task<DataFluxJobFlow> UpdateContentAsync([Encoded, OpaqueId] string id, [Body] Upload content, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job flow. Success: 204 or 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the flow is deleted.</returns>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    [Delete("/jobFlowDefns/{id}")]
    Task DeleteAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);

    /// <summary>Gets the inputs and outputs of a job flow, for which the server has to load it. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The inputs and outputs.</returns>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    [Get("/jobFlowDefns/{id}/metadata")]
    [Headers(DataFluxHeaders.AcceptMetadata)]
    Task<DataFluxJobFlowMetadata> GetMetadataAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);

    /// <summary>Executes a job flow. Success: 2xx. The request is not retried if the server may have processed it.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="inputs">The inputs of the flow.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the job may have been started by then.
    /// </param>
    /// <returns>The new job.</returns>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood; a job may run.
    /// </exception>
    [Post("/jobFlowDefns/{id}")]
    [Headers(DataFluxHeaders.AcceptCollection, DataFluxHeaders.SendMetadata)]
    Task<DataFluxStartedJob> ExecuteAsync([Encoded, OpaqueId] string id, [Body] DataFluxInputs inputs, CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs of a job flow. Success: 200.</summary>
    /// <param name="id">The flow's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the server's order.</returns>
    /// <exception cref="ResourceNotFoundException">The flow does not exist (404).</exception>
    [Get("/jobFlowDefns/{id}/jobs")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxList<DataFluxJobStatus>> ListJobsAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);
}
