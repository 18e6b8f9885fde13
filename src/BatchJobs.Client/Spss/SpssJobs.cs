using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Client.Spss;

internal sealed class SpssJobs(ServiceTransport transport, TimeProvider time, SpssClient client) : ISpssJobs
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    // The service's clock shows whole seconds in the Date header, and its jobs carry milliseconds.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    public async Task<SpssJob> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
    {
        var trace = new SubmissionTrace();
        ServiceCall call = Submission(SpssOperations.SubmitJob, id, definition, trace);
        long start = time.GetTimestamp();
        try
        {
            await transport.SendAsync(call, SpssJson.Default.SpssJobDetails, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (trace.AnswerLost && failure is BatchJobException or CallTimeoutException)
        {
            TimeSpan sinceFirstTry = time.GetElapsedTime(start);
            bool? isOurs = await IsOursAsync(id, definition, failure, sinceFirstTry, cancellationToken).ConfigureAwait(false);
            if (isOurs is null || (isOurs is false && failure is not ResourceConflictException))
            {
                throw new SubmissionOutcomeUnknownException(GetHandle(id), failure);
            }

            if (isOurs is false)
            {
                throw;
            }
        }

        return GetHandle(id);
    }

    public async Task<SpssSubmission> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
    {
        var trace = new SubmissionTrace();
        ServiceCall call = Submission(SpssOperations.SubmitOrResubmitJob, id, definition, trace);
        try
        {
            HttpStatusCode status = await transport.SendAsync(call, SpssJson.Default.SpssJobDetails, static (_, response) => response.StatusCode, cancellationToken).ConfigureAwait(false);
            return new SpssSubmission(GetHandle(id), IsNew: status == HttpStatusCode.Created);
        }
        catch (Exception lost) when (trace.AnswerLost && lost is BatchJobException or CallTimeoutException)
        {
            throw new SubmissionOutcomeUnknownException(GetHandle(id), lost);
        }
    }

    public async Task<IReadOnlyList<SpssJobDetails>> ListAsync(CancellationToken cancellationToken = default) =>
        Array.ConvertAll(await transport.SendAsync(SpssOperations.ListJobs.Call(), SpssJson.Default.SpssJobDetailsArray, cancellationToken).ConfigureAwait(false), Masked);

    public async Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Masked(await transport.SendAsync(SpssOperations.GetJob.Call(PathId.Encode(id)), SpssJson.Default.SpssJobDetails, cancellationToken).ConfigureAwait(false));

    public async Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default) =>
        Masked(await transport.SendAsync(SpssOperations.GetJobStatus.Call(PathId.Encode(id)), SpssJson.Default.SpssJobStatus, cancellationToken).ConfigureAwait(false));

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var trace = new SubmissionTrace();
        ServiceCall call = SpssOperations.DeleteJobs.Call(PathId.Encode(id)) with { Trace = trace };
        int count = await transport.SendAsync(call, ReadCount, cancellationToken).ConfigureAwait(false);
        return count > 0 || trace.AnswerLost;
    }

    public async Task<SpssDeletion> DeleteManyAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string[] distinct = [.. ids.Distinct(StringComparer.Ordinal)];
        if (distinct.Length == 0)
        {
            throw new ArgumentException("There must be at least one identifier.", nameof(ids));
        }

        var trace = new SubmissionTrace();
        int count = 0;
        foreach (string path in Batches(distinct.Select(id => PathId.Encode(id, nameof(ids)))).ToArray())
        {
            count += await transport.SendAsync(SpssOperations.DeleteJobs.Call(path) with { Trace = trace }, ReadCount, cancellationToken).ConfigureAwait(false);
        }

        if (count == distinct.Length)
        {
            return new SpssDeletion(count, []);
        }

        // What a try has deleted whose answer was lost, the service does not count again.
        IReadOnlyList<string> remaining = await RemainingAsync(distinct, cancellationToken).ConfigureAwait(false);
        return new SpssDeletion(trace.AnswerLost ? distinct.Length - remaining.Count : count, remaining);
    }

    public SpssJob GetHandle(string id) => new(id, client);

    private static ServiceCall Submission(Operation operation, string id, JobDefinition definition, SubmissionTrace trace)
    {
        string path = PathId.Encode(id);
        ArgumentNullException.ThrowIfNull(definition);
        return operation.Call(path) with
        {
            CreateContent = () => new ReadOnlyMemoryContent(definition.Utf8Json) { Headers = { ContentType = Json } },
            Secrets = [.. definition.Databases.Select(database => database.Password)],
            Trace = trace,
        };
    }

    /// <summary>Whether the job under the identifier is the one that our own lost request has created; null when it cannot be seen.</summary>
    private async Task<bool?> IsOursAsync(
        string id, JobDefinition definition, Exception failure, TimeSpan sinceFirstTry, CancellationToken cancellationToken)
    {
        try
        {
            SpssJobDetails job = await GetAsync(id, cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = (failure as ServiceException)?.ServerTime ?? time.GetUtcNow();
            return job.CreatedAt >= now - sinceFirstTry - ClockTolerance && DefinitionEcho.Matches(definition, job);
        }
        catch (Exception unseen) when (unseen is BatchJobException or CallTimeoutException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> RemainingAsync(string[] asked, CancellationToken cancellationToken)
    {
        IReadOnlyList<SpssJobDetails> jobs = await ListAsync(cancellationToken).ConfigureAwait(false);
        var existing = jobs.Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
        return [.. asked.Where(existing.Contains)];
    }

    /// <summary>Why a job failed is the service's own text, and may repeat what the service was told.</summary>
    private SpssJobStatus Masked(SpssJobStatus status) =>
        status.FailureMessage is null ? status : status with { FailureMessage = transport.Masked(status.FailureMessage) };

    private SpssJobDetails Masked(SpssJobDetails job) =>
        job.Result is { FailureMessage: not null } result ? job.WithResult(Masked(result)) : job;

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

    private static int ReadCount(string body) =>
        int.TryParse(body.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : throw new FormatException("The number of deleted jobs was due.");
}
