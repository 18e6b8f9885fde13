namespace BatchJobs.Client.Vitam;

/// <summary>
/// Hides the platform key wherever an answer repeats it. Identifiers of tasks stay as they are: they are sent back.
/// </summary>
internal sealed class VitamMask(ServiceTransport transport)
{
    private const int ShortestKey = 8;

    // A key of a few letters could be part of a word by which the end of a wait is known, as 'one' is of 'done'.
    private readonly bool hidesInWords = transport.Profile.Secrets.All(secret => secret.Length >= ShortestKey);

    public VitamAsyncStatus Apply(VitamAsyncStatus status) => status with
    {
        Type = Word(status.Type),
        StateOnWire = Word(status.StateOnWire),
        TaskStatus = Word(status.TaskStatus),
        Started = Time(status.Started),
        Ended = Time(status.Ended),
        Expires = Time(status.Expires),
        ResultLink = transport.Masked(status.ResultLink),
        Error = status.Error is null ? null : Apply(status.Error),
    };

    public VitamTaskList Apply(VitamTaskList list) => list with
    {
        Hits = list.Hits with { Next = transport.Masked(list.Hits.Next) },
        Context = list.Context with { Query = transport.Masked(list.Context.Query) },
    };

    public VitamServiceStatus Apply(VitamServiceStatus status) => status with
    {
        Id = transport.Masked(status.Id)!,
        Service = transport.Masked(status.Service)!,
        Started = Time(status.Started)!.Value,
        StatusOnWire = Word(status.StatusOnWire),
    };

    public VitamAnswer Read(HttpResponseMessage response)
    {
        var answer = VitamAnswer.Of(response);
        return answer with
        {
            RequestId = transport.Masked(answer.RequestId),
            FullApiVersion = transport.Masked(answer.FullApiVersion),
            ApplicationId = transport.Masked(answer.ApplicationId),
        };
    }

    private VitamError Apply(VitamError error) => error with
    {
        Code = Word(error.Code),
        State = Word(error.State),
        Message = transport.Masked(error.Message),
        Description = transport.Masked(error.Description),
        Inner = error.Inner is null ? null : [.. error.Inner.OfType<VitamError>().Select(Apply)],
    };

    private T? Word<T>(T? word)
        where T : struct, IOpenEnum<T> =>
        hidesInWords && word is { } given ? T.Of(transport.Masked(given.Value)!) : word;

    // What is a point in time is no key.
    private VitamTime? Time(VitamTime? time) => time is { Instant: null, Text: var text } ? new VitamTime(transport.Masked(text)!) : time;
}
