using System.Net;
using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxJobs(IDataFluxJobsApi api, LogSource logs, string root, DataFluxClient client) : IDataFluxJobs
{
    public Task<IReadOnlyList<DataFluxJobStatus>> ListAsync(CancellationToken cancellationToken = default) =>
        api.ListAsync(cancellationToken: cancellationToken);

    public Task<IReadOnlyList<DataFluxJobStatus>> ListByFlowNameAsync(string name, CancellationToken cancellationToken = default)
    {
        CheckFilter(name);
        return api.ListAsync(name: name, cancellationToken: cancellationToken);
    }

    public Task<IReadOnlyList<DataFluxJobStatus>> ListByUserAsync(string user, CancellationToken cancellationToken = default)
    {
        CheckFilter(user);
        return api.ListAsync(user: user, cancellationToken: cancellationToken);
    }

    public Task<IReadOnlyList<DataFluxJobStatus>> ListByStateAsync(DataFluxJobState state, CancellationToken cancellationToken = default)
    {
        CheckFilter(state.Value, nameof(state));
        return api.ListAsync(state: state.Value, cancellationToken: cancellationToken);
    }

    public Task<DataFluxJobStatus> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    public Task<Stream> OpenLogAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetLogAsync(id, cancellationToken);
    }

    public IAsyncEnumerable<string> ReadLogLinesAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return ReadLinesAsync(id, cancellationToken);
    }

    public IAsyncEnumerable<string> FollowLogAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return new LogFollower(id, client, logs).FollowAsync(cancellationToken);
    }

    public Task<DataFluxJobStatus> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        FollowLinkAsync(id, "cancel", cancellationToken);

    public Task<DataFluxJobStatus> KillAsync(string id, CancellationToken cancellationToken = default) =>
        FollowLinkAsync(id, "kill", cancellationToken);

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return AttemptHistory.DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }

    public Task DeleteByStateAsync(DataFluxFinishedState state, CancellationToken cancellationToken = default) =>
        api.DeleteByStateAsync(Word(state), cancellationToken);

    public DataFluxJob GetHandle(string id) => new(id, client);

    private async IAsyncEnumerable<string> ReadLinesAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using LogLines lines = await logs.OpenAsync(id, longestSilence: null, cancellationToken).ConfigureAwait(false);
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
        Func<Uri, CancellationToken, Task<DataFluxLinkedJob?>> follow = DataFluxLinkTarget.Method(link, api);
        Uri address = DataFluxLinkTarget.Resolve(link, root);
        var history = new AttemptHistory { Refine = operation => DataFluxOperations.WithRelation(operation, rel) };
        try
        {
            DataFluxLinkedJob? answered = await history.TrackAsync(() => follow(address, cancellationToken)).ConfigureAwait(false);
            return answered?.Job.Id == id ? answered.Job : await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException refusal) when (history.AnswerLost && refusal.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
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

    private static void CheckFilter(string value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        if (!Utf16Validation.IsValid(value))
        {
            throw new ArgumentException("The text contains half of a surrogate pair.", parameter);
        }
    }

    private static string Word(DataFluxFinishedState state) => state switch
    {
        DataFluxFinishedState.Completed => "completed",
        DataFluxFinishedState.Failed => "failed",
        DataFluxFinishedState.Canceled => "canceled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Only jobs that are over can be deleted by their state."),
    };
}
