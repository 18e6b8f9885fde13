namespace BatchJobs.Client.Vitam;

/// <summary>
/// Hides the platform key wherever a response repeats it, unless the key is short. Identifiers of tasks stay as they are:
/// they are sent back.
/// </summary>
internal sealed class VitamRedactor(ServiceSettings settings)
{
    private const int ShortestKey = 8;

    // A key of a few letters could be part of anything: of a word by which the end of a wait is known, as 'one' is of 'done',
    // of a link, or of an identifier that is sent back.
    private readonly bool isSearchedFor = settings.Secrets.All(secret => secret.Length >= ShortestKey);

    public VitamAsyncStatus Apply(VitamAsyncStatus status) => status with
    {
        Type = Word(status.Type),
        StateOnWire = Word(status.StateOnWire),
        TaskStatus = Word(status.TaskStatus),
        Started = Time(status.Started),
        Ended = Time(status.Ended),
        Expires = Time(status.Expires),
        ResultLink = Text(status.ResultLink),
        Error = status.Error is null ? null : Apply(status.Error),
    };

    public VitamTaskList Apply(VitamTaskList list) => list with
    {
        Hits = list.Hits with { Next = Text(list.Hits.Next) },
        Context = list.Context with { Query = Text(list.Context.Query) },
    };

    public VitamServiceStatus Apply(VitamServiceStatus status) => status with
    {
        Id = Text(status.Id)!,
        Service = Text(status.Service)!,
        Started = Time(status.Started)!.Value,
        StatusOnWire = Word(status.StatusOnWire),
    };

    public VitamResponseMetadata Read(HttpResponseMessage response)
    {
        var metadata = VitamResponseMetadata.Of(response);
        return metadata with
        {
            RequestId = Text(metadata.RequestId),
            FullApiVersion = Text(metadata.FullApiVersion),
            ApplicationId = Text(metadata.ApplicationId),
        };
    }

    private VitamError Apply(VitamError error) => error with
    {
        Code = Word(error.Code),
        State = Word(error.State),
        Message = Text(error.Message),
        Description = Text(error.Description),
        Errors = [.. error.Errors.Select(Apply)],
    };

    private T? Word<T>(T? word)
        where T : struct, IOpenEnum<T> =>
        word is { } given ? T.Of(Text(given.Value)!) : word;

    // What is a point in time is no key.
    private VitamTime? Time(VitamTime? time) => time is { Instant: null, Text: var text } ? new VitamTime(Text(text)!) : time;

    private string? Text(string? text) => isSearchedFor && text is not null ? settings.Masked(text) : text;
}
