using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>What the service's interfaces send and return, as it travels.</summary>
internal sealed class VitamSerializer : ServiceSerializer
{
    public VitamSerializer(TimeProvider time)
        : base(time)
    {
        Writes<VitamQuery>(static query => JsonBody.Of(new VitamListRequest(query.Text), VitamJson.Text.VitamListRequest));
        Writes<VitamStep>(static step =>
        {
            VitamStepRules.Check(step);
            return JsonBody.Of(step, VitamJson.Text.VitamStep);
        });
        Writes<VitamGenericObject>(static details =>
            Utf16Validation.IsValid(details.RequestId) && Utf16Validation.IsValid(details.Message) && Utf16Validation.IsValid(details.Timestamp?.Text)
                ? JsonBody.Of(details, VitamJson.Text.VitamGenericObject)
                : throw new ArgumentException("A text of it has half of a surrogate pair.", nameof(details)));

        ReadsJson(VitamJson.Default.VitamTaskList, static (list, content) =>
        {
            var redactor = new VitamRedactor(content.Call.Settings);
            return redactor.Apply(list) with { Ids = [.. list.Ids.OfType<string>()], ResponseMetadata = redactor.Read(content.Response) };
        });
        ReadsJson(VitamJson.Default.VitamAsyncStatus, Whole);
        ReadsJson(
            VitamJson.Default.VitamServiceStatus,
            static (status, content) =>
            {
                var redactor = new VitamRedactor(content.Call.Settings);
                return redactor.Apply(status) with { ResponseMetadata = redactor.Read(content.Response) };
            },
            noContent: static content => new VitamServiceStatus
            {
                Id = "",
                Service = "",
                Started = default,
                IsNoContent = true,
                ResponseMetadata = new VitamRedactor(content.Call.Settings).Read(content.Response),
            });
    }

    protected override BatchJobException? OtherAnswer(ResponseContent response) => VitamStepExecutedException.Of(response);

    private static VitamAsyncStatus Whole(VitamAsyncStatus status, ResponseContent content)
    {
        string? id = content.Call.ResourceId;
        var redactor = new VitamRedactor(content.Call.Settings);
        return OpaqueId.IsUsable(status.Id) && (id is null || string.Equals(id, status.Id, StringComparison.Ordinal))
            ? redactor.Apply(status) with { ResponseMetadata = redactor.Read(content.Response) }
            : throw new JsonException(id is null ? "The task has no identifier." : "It is about another task.");
    }
}

/// <summary>The JSON of the service, member names as documented, odd capitals included.</summary>
[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(VitamListRequest))]
[JsonSerializable(typeof(VitamTaskList))]
[JsonSerializable(typeof(VitamStep))]
[JsonSerializable(typeof(VitamGenericObject))]
[JsonSerializable(typeof(VitamAsyncStatus))]
[JsonSerializable(typeof(VitamServiceStatus))]
internal sealed partial class VitamJson : JsonSerializerContext
{
    /// <summary>For what is sent: writes characters as they are, as the document's examples do, and reads no member twice.</summary>
    public static VitamJson Text => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
    });
}

/// <summary>The body of <c>GET /tasks</c>.</summary>
internal sealed record VitamListRequest([property: JsonPropertyName("query")] string Query);
