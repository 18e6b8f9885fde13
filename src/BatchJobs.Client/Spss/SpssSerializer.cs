using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>What the service's interfaces send and return, as it travels.</summary>
internal sealed class SpssSerializer : ServiceSerializer
{
    public SpssSerializer(TimeProvider time)
        : base(time)
    {
        Writes<JobDefinition>(static definition => new JsonBody(definition.Utf8Json) { Secrets = definition.Passwords });
        Writes<SpssFileUpload>(static file => new StreamFileForm(file));

        ReadsJson(SpssJson.Default.SpssJobDetails, Read);
        ReadsJson(SpssJson.Default.SpssJobDetails, static (job, response) => new SpssSubmittedJob(Read(job, response), IsNew: response.StatusCode == HttpStatusCode.Created));
        ReadsJson(SpssJson.Default.SpssJobList, static (jobs, response) => new SpssJobList(
            [.. jobs.Select(job => Masked(job, response.Call))],
            [.. jobs.Unreadable.Select(job => new SpssUnreadableJob(response.Call.Masked(job.Id), response.Call.Masked(job.Problem)))]));
        ReadsJson(SpssJson.Default.SpssJobSummaries, static (list, response) => (IReadOnlyList<SpssJobSummary>)Masked(list.Jobs, response.Call));
        ReadsJson(SpssJson.Default.SpssJobStatus, static (status, response) => status.JobId is null || IsAsked(status.JobId, response)
            ? Masked(status, response.Call)
            : throw new JsonException("It is about another job."));
        ReadsJson(SpssJson.Default.StringArray, static (ids, _) => (IReadOnlyList<string>)ids);
        ReadsText(static (text, _) => ReadCount(text));
        ReadsText(static (text, response) => new SpssUploadedFile(response.Call.MaskedAddress(SpssUploadedFile.Read(text).Url)));
    }

    private static SpssJobDetails Read(SpssJobDetails job, ResponseContent response)
    {
        if (!IsAsked(job.Id, response))
        {
            throw new JsonException("It is about another job.");
        }

        return Masked(job.With(job.State, job.Result, response.Response.Headers.Date), response.Call);
    }

    private static bool IsAsked(string id, ResponseContent response) => string.Equals(id, response.Call.ResourceId, StringComparison.Ordinal);

    /// <summary>Why a job failed is the service's own text, and may repeat what the service was told.</summary>
    private static SpssJobStatus Masked(SpssJobStatus status, Call call) => status with
    {
        State = new SpssJobState(call.MaskedWord(status.State.Value)),
        FailureMessage = status.FailureMessage is { } message ? call.Masked(message) : null,
        DataUrl = call.MaskedAddress(status.DataUrl),
    };

    private static SpssJobDetails Masked(SpssJobDetails job, Call call) =>
        job.With(new SpssJobState(call.MaskedWord(job.State.Value)), job.Result is { } result ? Masked(result, call) : null, job.ServiceTime);

    /// <summary>The same words are in a list again and again.</summary>
    private static SpssJobSummary[] Masked(IReadOnlyList<SpssJobSummary> jobs, Call call)
    {
        Dictionary<string, SpssJobState> states = new(StringComparer.Ordinal);
        var masked = new SpssJobSummary[jobs.Count];
        for (int i = 0; i < masked.Length; i++)
        {
            SpssJobSummary job = jobs[i];
            if (!states.TryGetValue(job.State.Value, out SpssJobState state))
            {
                state = new SpssJobState(call.MaskedWord(job.State.Value));
                states.Add(job.State.Value, state);
            }

            masked[i] = state == job.State && job.Result is null ? job : job with { State = state, Result = job.Result is { } result ? Masked(result, call) : null };
        }

        return masked;
    }

    private static int ReadCount(string body) =>
        int.TryParse(body.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : throw new FormatException("The number of deleted jobs was due.");
}

/// <summary>The JSON of the service. Casing is not relied on: the documents and the wire disagree about it.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SpssJobDetails))]
[JsonSerializable(typeof(SpssJobList))]
[JsonSerializable(typeof(SpssJobSummaries))]
[JsonSerializable(typeof(SpssJobStatus))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class SpssJson : JsonSerializerContext;
