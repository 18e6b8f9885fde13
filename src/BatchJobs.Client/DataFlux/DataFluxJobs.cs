using System.Net;
using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxJobs(ServiceTransport transport, DataFluxClient client) : IDataFluxJobs
{
    public Task<IReadOnlyList<DataFluxJobStatus>> ListAsync(CancellationToken cancellationToken = default) =>
        ListAsync(DataFluxOperations.ListJobs.Call(), cancellationToken);

    public Task<IReadOnlyList<DataFluxJobStatus>> ListByFlowNameAsync(string name, CancellationToken cancellationToken = default) =>
        ListAsync(DataFluxOperations.ListJobsByName.Call(Filter(name)), cancellationToken);

    public Task<IReadOnlyList<DataFluxJobStatus>> ListByUserAsync(string user, CancellationToken cancellationToken = default) =>
        ListAsync(DataFluxOperations.ListJobsByUser.Call(Filter(user)), cancellationToken);

    public Task<IReadOnlyList<DataFluxJobStatus>> ListByStateAsync(DataFluxJobState state, CancellationToken cancellationToken = default) =>
        ListAsync(DataFluxOperations.ListJobsByState.Call(Filter(state.Value, nameof(state))), cancellationToken);

    public Task<DataFluxJobStatus> GetAsync(string id, CancellationToken cancellationToken = default) =>
        transport.SendAsync(DataFluxOperations.GetJob.Call(OpaqueId.Encode(id)), DataFluxJson.Default.JsonElement, (answer, _) => SingleJob.Read(answer, id), cancellationToken);

    public async Task<Stream> OpenLogAsync(string id, CancellationToken cancellationToken = default) =>
        await transport.OpenAsync(DataFluxOperations.GetJobLog.Call(OpaqueId.Encode(id)) with { HandsOutBody = true }, cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<string> ReadLogLinesAsync(string id, CancellationToken cancellationToken = default)
    {
        _ = OpaqueId.Encode(id);
        return ReadLinesAsync(id, cancellationToken);
    }

    public IAsyncEnumerable<string> FollowLogAsync(string id, CancellationToken cancellationToken = default)
    {
        _ = OpaqueId.Encode(id);
        return new LogFollower(id, client, transport).FollowAsync(cancellationToken);
    }

    public Task<DataFluxJobStatus> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        FollowLinkAsync(id, "cancel", cancellationToken);

    public Task<DataFluxJobStatus> KillAsync(string id, CancellationToken cancellationToken = default) =>
        FollowLinkAsync(id, "kill", cancellationToken);

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        transport.DeleteAsync(DataFluxOperations.DeleteJob.Call(OpaqueId.Encode(id)), cancellationToken);

    public Task DeleteByStateAsync(DataFluxFinishedState state, CancellationToken cancellationToken = default) =>
        transport.SendAsync(DataFluxOperations.DeleteJobsByState.Call(Word(state)), static _ => true, cancellationToken);

    public DataFluxJob GetHandle(string id) => new(id, client);

    private Task<IReadOnlyList<DataFluxJobStatus>> ListAsync(ServiceCall call, CancellationToken cancellationToken) =>
        transport.SendAsync(call, DataFluxJson.Default.DataFluxCollectionDataFluxJobStatus, static (jobs, _) => jobs.WholeItems(), cancellationToken);

    private async IAsyncEnumerable<string> ReadLinesAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using LogLines lines = await LogLines.OpenAsync(id, transport, cancellationToken).ConfigureAwait(false);
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return line.Text;
        }
    }

    /// <summary>How to cancel and to kill is told by the job's links only, and they are there only while it runs.</summary>
    private async Task<DataFluxJobStatus> FollowLinkAsync(string id, string rel, CancellationToken cancellationToken)
    {
        DataFluxJobStatus job = await GetAsync(id, cancellationToken).ConfigureAwait(false);
        DataFluxLink link = job.FindLink(rel) ?? throw new OperationNotAvailableException(rel, job);
        HttpMethod method = DataFluxLinkTarget.Method(link);
        Uri address = DataFluxLinkTarget.Resolve(link, transport.Profile.Root);
        var trace = new SubmissionTrace();
        var call = new ServiceCall(DataFluxOperations.FollowJobLink(rel, method), Path: "")
        {
            Address = address,
            Trace = trace,
        };

        try
        {
            DataFluxJobStatus? answered = await transport.SendAsync(call, text => SingleJob.TryRead(text, id), cancellationToken).ConfigureAwait(false);
            return answered ?? await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException refusal) when (trace.AnswerLost && refusal.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            // The try whose answer was lost may be why a job no longer offers what was asked of it.
            DataFluxJobStatus now = await GetAsync(id, cancellationToken).ConfigureAwait(false);
            if (now.FindLink(rel) is not null)
            {
                throw;
            }

            return now;
        }
    }

    private static string Filter(string value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        return WholeText.IsWhole(value)
            ? Uri.EscapeDataString(value)
            : throw new ArgumentException("The text contains half of a surrogate pair.", parameter);
    }

    private static string Word(DataFluxFinishedState state) => state switch
    {
        DataFluxFinishedState.Completed => "completed",
        DataFluxFinishedState.Failed => "failed",
        DataFluxFinishedState.Canceled => "canceled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Only jobs that are over can be deleted by their state."),
    };
}
