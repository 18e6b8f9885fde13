namespace BatchJobs.Client;

/// <summary>
/// What has been tried for one call of a facade, which may take several requests: their one budget of retries, and whether
/// the service may have carried out an attempt whose response never came.
/// </summary>
/// <remarks>
/// It flows with the call, so that it reaches the handlers through an interface that a program may have decorated. From there on
/// it goes with the request: what a program's handlers call meanwhile is no part of it, nor is another method that a decorator
/// calls.
/// </remarks>
/// <param name="api">The interface of the method whose requests are the call; null when it does not flow.</param>
/// <param name="method">The method's name.</param>
internal sealed class AttemptHistory(Type? api = null, string? method = null)
{
    private static readonly AsyncLocal<AttemptHistory?> Flowing = new();
    private static readonly HttpRequestOptionsKey<AttemptHistory> Key = new("BatchJobs.AttemptHistory");

    /// <summary>Names the operation more closely than the interface's method does, where the caller knows more.</summary>
    public Func<Operation, Operation> Refine { get; init; } = static operation => operation;

    /// <summary>What only the caller knows must never be shown.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The job that the call is about, where its address does not tell.</summary>
    public string? JobId { get; init; }

    public int Retries { get; set; }

    /// <summary>When the last attempt was made, as a timestamp; null before the first.</summary>
    public long? LastAttempt { get; set; }

    public bool ResponseLost { get; private set; }

    /// <summary>The history of the call that a request is part of; null when nobody asked for one.</summary>
    public static AttemptHistory? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out AttemptHistory? history) ? history : null;

    /// <summary>Takes the history out of the flow and puts it into a request, if the request is part of the call.</summary>
    public static void MoveInto(HttpRequestMessage request)
    {
        if (Flowing.Value is not { } history)
        {
            return;
        }

        Flowing.Value = null;
        if (history.Covers(request))
        {
            history.AddTo(request);
        }
        else if (history.Secrets.Count > 0)
        {
            new AttemptHistory { Secrets = history.Secrets }.AddTo(request);
        }
    }

    public void AddTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    public void Record(bool mayHaveBeenApplied) => ResponseLost |= mayHaveBeenApplied;

    /// <summary>Makes a request that is part of the call.</summary>
    public async Task<T> TrackAsync<T>(Func<Task<T>> request)
    {
        Flowing.Value = this;
        return await request().ConfigureAwait(false);
    }

    /// <summary>Makes a request that deletes something; an unknown one (404) is no error.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> DeleteAsync(Func<Task> request)
    {
        Flowing.Value = this;
        try
        {
            await request().ConfigureAwait(false);
            return true;
        }
        catch (ResourceNotFoundException)
        {
            // Unless the attempt whose response was lost has deleted it.
            return ResponseLost;
        }
    }

    private bool Covers(HttpRequestMessage request) => OperationTable.MethodOf(request) is { } called && called.Interface == api && called.Method == method;
}
