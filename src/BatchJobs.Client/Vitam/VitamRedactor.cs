using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// Hides the platform key wherever a response repeats it, unless the key is short. Identifiers of tasks stay as they are:
/// they are sent back.
/// </summary>
internal sealed class VitamRedactor(ServiceSettings settings)
{
    private const int ShortestKey = 8;

    private static readonly JsonElement Mask = JsonElement.Parse("\"***\"");

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
        Unknown = Members(status.Unknown),
    };

    public VitamTaskList Apply(VitamTaskList list) => list with
    {
        Hits = list.Hits with { Next = Text(list.Hits.Next), Unknown = Members(list.Hits.Unknown) },
        Context = list.Context with { Query = Text(list.Context.Query), Unknown = Members(list.Context.Unknown) },
        Unknown = Members(list.Unknown),
    };

    public VitamServiceStatus Apply(VitamServiceStatus status) => status with
    {
        Id = Text(status.Id)!,
        Service = Text(status.Service)!,
        Started = Time(status.Started)!.Value,
        StatusOnWire = Word(status.StatusOnWire),
        Unknown = Members(status.Unknown),
    };

    public VitamItemStatus Apply(VitamItemStatus status) => status with
    {
        ItemId = Text(status.ItemId),
        GlobalStatus = Word<VitamItemStatusCode>(status.GlobalStatus)!.Value,
        Message = Text(status.Message),
        Items = Masked(status.Items, new Dictionary<string, VitamItemStatus>(StringComparer.Ordinal), Apply),
        Unknown = Members(status.Unknown),
    };

    public VitamResponseMetadata Read(HttpResponseMessage response)
    {
        var metadata = VitamResponseMetadata.Read(response);
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
        Unknown = Members(error.Unknown),
    };

    private JsonMembers? Members(JsonMembers? members) =>
        members is null || !isSearchedFor ? members : Masked(members, new JsonMembers(), Json);

    // Of several names with the key in them, one may be left.
    private TDictionary Masked<TDictionary, T>(IReadOnlyDictionary<string, T> members, TDictionary masked, Func<T, T> mask)
        where TDictionary : Dictionary<string, T>
    {
        foreach ((string name, T value) in members)
        {
            masked[Text(name)!] = mask(value);
        }

        return masked;
    }

    /// <summary>What is no JSON any more without the key is nothing but the key.</summary>
    private JsonElement Json(JsonElement value)
    {
        string text = value.GetRawText();
        string masked = Text(text)!;
        if (masked == text)
        {
            return value;
        }

        try
        {
            return JsonElement.Parse(masked);
        }
        catch (JsonException)
        {
            return Mask;
        }
    }

    private T? Word<T>(T? word)
        where T : struct, IOpenEnum<T> =>
        word is { } given ? T.Of(Text(given.Value)!) : word;

    // What is a point in time is no key.
    private VitamTime? Time(VitamTime? time) => time is { Instant: null, Text: var text } ? new VitamTime(Text(text)!) : time;

    private string? Text(string? text) => isSearchedFor && text is not null ? settings.Masked(text) : text;
}
