namespace BatchJobs.Client.DataFlux;

/// <content>What is done with job flows by their names.</content>
public sealed partial class DataFluxJobFlows
{
    /// <summary>Finds a job flow by its name, in the list of all job flows: <c>GET /jobFlowDefns</c>, answered with 200.</summary>
    /// <param name="name">The complete name, with its relative path if it has one. Case matters.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job flow; <see langword="null"/> if there is none with this name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is empty or contains half of a surrogate pair.</exception>
    /// <exception cref="ServiceException">
    /// The service refused, its response was not a list of job flows, or an item of the list that cannot be read may be the job flow.
    /// </exception>
    public async Task<DataFluxJobFlowSummary?> FindByNameAsync(string name, CancellationToken cancellationToken = default)
    {
        JobFlowNames.Check(name);
        return (await api.ListAsync(cancellationToken).ConfigureAwait(false)).Named(name);
    }

    /// <summary>Finds a job flow by its name and executes it as a new job, as <see cref="ExecuteAsync"/> does.</summary>
    /// <param name="name">The complete name, with its relative path if it has one. Case matters.</param>
    /// <param name="inputs">The inputs of the flow. Default: <see langword="null"/>, none.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the job may have been started by then.
    /// </param>
    /// <returns>The handle of the job.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is empty or contains half of a surrogate pair.</exception>
    /// <exception cref="ResourceNotFoundException">There is no flow with this name; nothing was started.</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response to the execution was lost or does not identify the job; see <see cref="ExecuteAsync"/>.
    /// </exception>
    public async Task<DataFluxJob> ExecuteByNameAsync(string name, DataFluxInputs? inputs = null, CancellationToken cancellationToken = default)
    {
        DataFluxJobFlowSummary jobFlow = await GetByNameAsync(name, cancellationToken).ConfigureAwait(false);
        return await ExecuteAsync(jobFlow.Id, inputs, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a job flow or, if its name exists, replaces the XML of the one that has it.</summary>
    /// <remarks>
    /// The name is looked up first. If somebody creates or deletes the flow meanwhile, and the stream can seek, the name is looked up
    /// once more. A creation whose response is lost is treated as <see cref="CreateAsync(string, Stream, CancellationToken)"/> does;
    /// a replacement is retried as <see cref="UpdateContentAsync"/> is, and may be made again in any case.
    /// </remarks>
    /// <param name="name">
    /// The flow's name, with its extension and, optionally, a relative path, which is created; at most 4,096 bytes. Case matters.
    /// </param>
    /// <param name="content">
    /// The flow's XML, read from its current position to its end. It is not disposed of; that remains the caller's responsibility.
    /// </param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the flow may have been created or replaced by then.
    /// </param>
    /// <returns>The new or updated flow.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="name"/> or <paramref name="content"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The name is empty, too long or contains half of a surrogate pair, or the stream cannot be read.
    /// </exception>
    /// <exception cref="InvalidJobFlowNameException">The server does not accept the name (404).</exception>
    /// <exception cref="ResourceConflictException">
    /// The server takes the name for that of another flow (409), for example because case does not matter to it.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">
    /// The flow was deleted meanwhile, and the stream cannot be read again; or the service is not at the endpoint.
    /// </exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response to a creation was lost or cannot be understood, and the flow may have been created.
    /// </exception>
    /// <exception cref="Exception">Reading the caller's stream failed; the exception is the stream's own.</exception>
    public async Task<DataFluxJobFlow> CreateOrReplaceAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        var jobFlow = new DataFluxNewJobFlow(name, new Upload(content));
        DataFluxJobFlowSummary? existing = await FindByNameAsync(name, cancellationToken).ConfigureAwait(false);
        try
        {
            return await PutAsync(jobFlow, existing, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException overtaken) when (jobFlow.Content.Source.CanBeReadAgain
            && (existing is null ? overtaken is ResourceConflictException : overtaken is ResourceNotFoundException))
        {
            DataFluxJobFlowSummary? present = await FindByNameAsync(name, cancellationToken).ConfigureAwait(false);
            if (present?.Id == existing?.Id)
            {
                throw;
            }

            return await PutAsync(jobFlow, present, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Renames a job flow as the service's document says it is done: its XML is downloaded, uploaded under the new name, and then the old
    /// flow is deleted.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The identifier changes with the name. The old flow's running jobs are not affected, its queued jobs will fail, and its jobs keep
    /// its name. What others change in the old flow meanwhile is lost. The XML is held in memory.
    /// </para>
    /// <para>
    /// The old flow is deleted only if the new one certainly has its XML: if the response to the upload was lost, the new flow is looked
    /// up and compared.
    /// </para>
    /// </remarks>
    /// <param name="name">The complete name of the flow. Case matters.</param>
    /// <param name="newName">
    /// The flow's new name, with its extension and, optionally, a relative path, which is created; at most 4,096 bytes.
    /// </param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the new flow may exist by then, beside the old one or instead of it.
    /// </param>
    /// <returns>The flow under its new name.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="name"/> or <paramref name="newName"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A name is empty or contains half of a surrogate pair, the new name is too long, or the names are equal.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">There is no flow with the name; nothing was changed.</exception>
    /// <exception cref="InvalidJobFlowNameException">The server does not accept the new name (404); nothing was changed.</exception>
    /// <exception cref="ResourceConflictException">A flow with the new name exists (409); nothing was changed.</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response to the upload was lost or cannot be understood, and the new flow may have been created, or a flow of that name has
    /// another XML. The old one was not deleted.
    /// </exception>
    /// <exception cref="JobFlowRenameIncompleteException">
    /// The new flow exists, and the old one was not deleted, or may not have been.
    /// </exception>
    public async Task<DataFluxJobFlow> RenameAsync(string name, string newName, CancellationToken cancellationToken = default)
    {
        JobFlowNames.Check(name);
        JobFlowNames.Check(newName);
        using var xml = new MemoryStream();
        var renamed = new DataFluxNewJobFlow(newName, new Upload(xml));
        if (string.Equals(name, newName, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The job flow is called '{name}' already.", nameof(newName));
        }

        DataFluxJobFlowSummary old = await GetByNameAsync(name, cancellationToken).ConfigureAwait(false);
        await CopyContentAsync(old.Id, xml, cancellationToken).ConfigureAwait(false);
        (DataFluxJobFlow jobFlow, bool isResponse) = await CreateAsync(renamed, cancellationToken).ConfigureAwait(false);
        try
        {
            if (isResponse || await HasContentAsync(jobFlow.Id, xml, cancellationToken).ConfigureAwait(false))
            {
                await DeleteAsync(old.Id, cancellationToken).ConfigureAwait(false);
                return jobFlow;
            }
        }
        catch (Exception failure) when (failure is BatchJobException or RequestTimeoutException)
        {
            throw new JobFlowRenameIncompleteException(newName, jobFlow.Id, name, old.Id, failure);
        }

        throw new SubmissionOutcomeUnknownException(
            $"The response to the upload of job flow '{name}' as '{newName}' was lost, and the flow of that name, with the identifier '{jobFlow.Id}', has another XML. "
            + "The old flow was not deleted. Check both before you rename it again.",
            []);
    }

    private async Task<DataFluxJobFlowSummary> GetByNameAsync(string name, CancellationToken cancellationToken) =>
        await FindByNameAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw new ResourceNotFoundException($"There is no job flow '{name}': DataFlux ListJobFlows (GET /jobFlowDefns) does not list it. Check the name, with its path and its case.")
        {
            Operation = "DataFlux ListJobFlows",
            Route = "GET /jobFlowDefns",
        };

    private async Task<DataFluxJobFlow> PutAsync(DataFluxNewJobFlow jobFlow, DataFluxJobFlowSummary? existing, CancellationToken cancellationToken) => existing is null
        ? (await CreateAsync(jobFlow, cancellationToken).ConfigureAwait(false)).JobFlow
        : await api.UpdateContentAsync(existing.Id, jobFlow.Content, cancellationToken).ConfigureAwait(false);

    private async Task CopyContentAsync(string id, MemoryStream target, CancellationToken cancellationToken)
    {
        Stream content = await GetContentAsync(id, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
        }

        target.Position = 0;
    }

    private async Task<bool> HasContentAsync(string id, MemoryStream xml, CancellationToken cancellationToken)
    {
        using var present = new MemoryStream();
        await CopyContentAsync(id, present, cancellationToken).ConfigureAwait(false);
        return present.GetBuffer().AsSpan(0, (int)present.Length).SequenceEqual(xml.GetBuffer().AsSpan(0, (int)xml.Length));
    }
}
