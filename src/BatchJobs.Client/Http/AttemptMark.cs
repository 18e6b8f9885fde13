using System.Net;

namespace BatchJobs.Client;

/// <summary>
/// Goes with an attempt down to the innermost handler, which notes what has become of it there: handlers of the program's own, such as
/// resilience handlers, may send it again, or make another response of the service's. Clones of the message have the same mark.
/// </summary>
internal sealed class AttemptMark(CurrentSettings client, ServiceSettings settings, Operation operation, AttemptHistory? history)
{
    private static readonly HttpRequestOptionsKey<AttemptMark> Key = new("BatchJobs.AttemptMark");

    // For clones that were made without the options.
    private static readonly AsyncLocal<AttemptMark?> Flowing = new();

    private int pending;

    /// <summary>The settings with which the attempt is made, however they change meanwhile.</summary>
    public ServiceSettings Settings => settings;

    /// <summary>Whether the service may have carried out the attempt, as far as the innermost handler knows.</summary>
    public bool IsPending => Volatile.Read(ref pending) != 0;

    /// <summary>The status that the service itself has answered last; null for none.</summary>
    public HttpStatusCode? Status { get; private set; }

    /// <summary>The mark of an attempt of this client; null for any other request.</summary>
    public static AttemptMark? Of(HttpRequestMessage request, CurrentSettings client)
    {
        AttemptMark? mark = request.Options.TryGetValue(Key, out AttemptMark? own) ? own : Flowing.Value;
        return mark?.Client == client ? mark : null;
    }

    public void AddTo(HttpRequestMessage request)
    {
        request.Options.Set(Key, this);
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            Flowing.Value = this;
        }
    }

    /// <summary>Lets the attempt through to the service.</summary>
    /// <exception cref="SecondPassException">It may start something, and is on its way already or may have been carried out.</exception>
    public void Begin()
    {
        if (Interlocked.Exchange(ref pending, 1) != 0 && operation.Idempotency == Idempotency.NotIdempotent)
        {
            throw new SecondPassException();
        }
    }

    public void End(HttpStatusCode status)
    {
        Status = status;
        Conclude(TransientErrors.MayHaveBeenApplied(status), status is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError);
    }

    public void End(Exception failure)
    {
        Status = null;
        bool mayHaveBeenApplied = failure is not HttpRequestException { HttpRequestError: var error } || TransientErrors.MayHaveBeenApplied(error);
        Conclude(mayHaveBeenApplied, mayHaveBeenApplied);
    }

    private CurrentSettings Client => client;

    private void Conclude(bool mayHaveBeenApplied, bool isLost)
    {
        history?.Record(isLost);
        if (!mayHaveBeenApplied)
        {
            Volatile.Write(ref pending, 0);
        }
    }
}

/// <summary>A handler of the program's own has sent a request again that may start a second run.</summary>
internal sealed class SecondPassException() : InvalidOperationException(
    "A handler that the program has added sent the request a second time, which was refused, as it may start a second run. The client retries "
    + "by itself; take the handler off this client, for example with RemoveAllResilienceHandlers() (marked experimental, EXTEXP0001) on what Add…Client returns.");
