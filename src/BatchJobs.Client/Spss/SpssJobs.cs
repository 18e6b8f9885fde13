using System.Net;

namespace BatchJobs.Client.Spss;

internal sealed class SpssJobs(ISpssJobsApi api, RetryOptions retry, TimeProvider time, SpssClient client) : ISpssJobs
{
    public async Task<SpssJob> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        ArgumentNullException.ThrowIfNull(definition);
        var submission = new SpssSubmissionReconciler(api, retry, time, id, definition);
        return await submission.SubmitAsync(cancellationToken).ConfigureAwait(false) is { } failure
            ? throw new SubmissionOutcomeUnknownException(GetHandle(id), failure)
            : GetHandle(id);
    }

    public async Task<SubmitJobResult> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        ArgumentNullException.ThrowIfNull(definition);
        try
        {
            SpssSubmittedJob submitted = await api.SubmitOrResubmitAsync(id, definition, cancellationToken).ConfigureAwait(false);
            return new SubmitJobResult(GetHandle(id), submitted.IsNew);
        }
        catch (SubmissionOutcomeUnknownException doubt) when (doubt.InnerException is { } cause)
        {
            throw cause is ServiceException { StatusCode: < HttpStatusCode.BadRequest } ? cause : new SubmissionOutcomeUnknownException(GetHandle(id), cause);
        }
    }

    public Task<IReadOnlyList<SpssJobDetails>> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    public Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    public Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        return api.GetStatusAsync(id, cancellationToken);
    }

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        string path = PathId.Encode(id);
        var history = new AttemptHistory();
        int count = await history.TrackAsync(() => api.DeleteAsync(path, cancellationToken)).ConfigureAwait(false);
        return count > 0 || history.AnswerLost;
    }

    public async Task<DeleteJobsResult> DeleteManyAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string[] distinct = [.. ids.Distinct(StringComparer.Ordinal)];
        if (distinct.Length == 0)
        {
            throw new ArgumentException("There must be at least one identifier.", nameof(ids));
        }

        bool answerLost = false;
        int count = 0;
        foreach (string path in Batches(distinct.Select(id => PathId.Encode(id, nameof(ids)))).ToArray())
        {
            var history = new AttemptHistory();
            count += await history.TrackAsync(() => api.DeleteAsync(path, cancellationToken)).ConfigureAwait(false);
            answerLost |= history.AnswerLost;
        }

        if (count == distinct.Length)
        {
            return new DeleteJobsResult(count, []);
        }

        // What a try has deleted whose answer was lost, the service does not count again.
        IReadOnlyList<string> remaining = await RemainingAsync(distinct, cancellationToken).ConfigureAwait(false);
        return new DeleteJobsResult(answerLost ? distinct.Length - remaining.Count : count, remaining);
    }

    public SpssJob GetHandle(string id) => new(id, client);

    private async Task<IReadOnlyList<string>> RemainingAsync(string[] asked, CancellationToken cancellationToken)
    {
        IReadOnlyList<SpssJobDetails> jobs = await ListAsync(cancellationToken).ConfigureAwait(false);
        var existing = jobs.Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
        return [.. asked.Where(existing.Contains)];
    }

    /// <summary>Lists of identifiers, each short enough for an address; servers refuse long ones.</summary>
    private static IEnumerable<string> Batches(IEnumerable<string> ids)
    {
        const int Longest = 4000;
        string batch = "";
        foreach (string id in ids)
        {
            if (batch.Length > 0 && batch.Length + id.Length >= Longest)
            {
                yield return batch;
                batch = "";
            }

            batch = batch.Length == 0 ? id : $"{batch},{id}";
        }

        yield return batch;
    }
}
