using System.Globalization;
using System.Net;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>What the service's interfaces send and return, as it travels.</summary>
internal sealed class SpssSerializer : ServiceSerializer
{
    private readonly ServiceSettings settings;

    public SpssSerializer(ServiceSettings settings, TimeProvider time)
        : base(time)
    {
        this.settings = settings;
        Writes<JobDefinition>(static definition => new JsonBody(definition.Utf8Json) { Secrets = Passwords(definition) });
        Writes<SpssFileUpload>(static file => new StreamFileForm(file));

        ReadsJson(SpssJson.Default.SpssJobDetails, (job, _) => Masked(job));
        ReadsJson(SpssJson.Default.SpssJobDetails, (job, response) => new SpssSubmittedJob(Masked(job), IsNew: response.StatusCode == HttpStatusCode.Created));
        ReadsJson(SpssJson.Default.SpssJobDetailsArray, (jobs, _) => (IReadOnlyList<SpssJobDetails>)Array.ConvertAll(jobs, Masked));
        ReadsJson(SpssJson.Default.SpssJobStatus, (status, _) => Masked(status));
        ReadsJson(SpssJson.Default.StringArray, static (ids, _) => (IReadOnlyList<string>)ids);
        ReadsText(ReadCount);
        ReadsText(SpssUploadedFile.Read);
    }

    private static IReadOnlyList<string> Passwords(JobDefinition definition) =>
        definition.Databases.Count == 0 ? [] : [.. definition.Databases.Select(database => database.Password)];

    /// <summary>Why a job failed is the service's own text, and may repeat what the service was told.</summary>
    private SpssJobStatus Masked(SpssJobStatus status) =>
        status.FailureMessage is null ? status : status with { FailureMessage = settings.Masked(status.FailureMessage) };

    private SpssJobDetails Masked(SpssJobDetails job) =>
        job.Result is { FailureMessage: not null } result ? job.WithResult(Masked(result)) : job;

    private static int ReadCount(string body) =>
        int.TryParse(body.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : throw new FormatException("The number of deleted jobs was due.");
}

/// <summary>The JSON of the service. Casing is not relied on: the documents and the wire disagree about it.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SpssJobDetails))]
[JsonSerializable(typeof(SpssJobDetails[]))]
[JsonSerializable(typeof(SpssJobStatus))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class SpssJson : JsonSerializerContext;
