using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>What the service's interfaces send and return, as it travels.</summary>
internal sealed class VitamSerializer : ServiceSerializer
{
    private readonly VitamRedactor redactor;

    public VitamSerializer(ServiceSettings settings, TimeProvider time)
        : base(time)
    {
        redactor = new VitamRedactor(settings);
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

        ReadsJson(VitamJson.Default.VitamTaskList, (list, answer) => redactor.Apply(list) with { Ids = [.. list.Ids.OfType<string>()], ResponseMetadata = redactor.Read(answer.Response) });
        ReadsJson(VitamJson.Default.VitamAsyncStatus, Whole);
        ReadsJson(VitamJson.Default.VitamServiceStatus, (status, answer) => redactor.Apply(status) with { ResponseMetadata = redactor.Read(answer.Response) });
    }

    private VitamAsyncStatus Whole(VitamAsyncStatus status, ResponseContent answer)
    {
        string? id = answer.Id;
        return OpaqueId.IsUsable(status.Id) && (id is null || string.Equals(id, status.Id, StringComparison.Ordinal))
            ? redactor.Apply(status) with { ResponseMetadata = redactor.Read(answer.Response) }
            : throw new JsonException(id is null ? "The task has no identifier." : "It is about another task.");
    }
}
