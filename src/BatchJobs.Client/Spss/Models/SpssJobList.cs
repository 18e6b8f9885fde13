using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>Represents the jobs of the service instance, in the service's order.</summary>
/// <remarks>
/// An element that cannot be read does not spoil the others: it is in <see cref="Unreadable"/>. A list in which nothing is readable and no
/// element states an identifier is no list of jobs, and is a <see cref="ServiceException"/>.
/// </remarks>
[JsonConverter(typeof(SpssJobListConverter))]
public sealed class SpssJobList : IReadOnlyList<SpssJobDetails>
{
    private readonly IReadOnlyList<SpssJobDetails> jobs;

    /// <summary>Initializes a new instance of the <see cref="SpssJobList"/> class.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="unreadable">What could not be read. Default: <see langword="null"/>, nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="jobs"/> is <see langword="null"/>.</exception>
    public SpssJobList(IReadOnlyList<SpssJobDetails> jobs, IReadOnlyList<SpssUnreadableJob>? unreadable = null)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        this.jobs = jobs;
        Unreadable = unreadable ?? [];
    }

    /// <summary>Gets the elements of the list that could not be read.</summary>
    public IReadOnlyList<SpssUnreadableJob> Unreadable { get; }

    /// <inheritdoc/>
    public int Count => jobs.Count;

    /// <inheritdoc/>
    public SpssJobDetails this[int index] => jobs[index];

    /// <inheritdoc/>
    public IEnumerator<SpssJobDetails> GetEnumerator() => jobs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Describes an element of a list of jobs that could not be read.</summary>
/// <param name="Id">The job's identifier; <see langword="null"/> if the element states none.</param>
/// <param name="Problem">Why the element could not be read. It shows no value of the element.</param>
public sealed record SpssUnreadableJob(string? Id, string Problem);

/// <summary>Reads a list element by element.</summary>
internal sealed class SpssJobListConverter : JsonConverter<SpssJobList>
{
    public override SpssJobList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        (List<SpssJobDetails> jobs, List<SpssUnreadableJob> unreadable) = ListReader.Read(
            ref reader, SpssJson.Default.SpssJobDetails, static (element, problem) => new SpssUnreadableJob(ListReader.Text(element, "id"), problem));

        // What has no job in it at all is another list.
        return jobs.Count > 0 || unreadable.Count == 0 || unreadable.Exists(job => job.Id is not null)
            ? new SpssJobList(jobs, unreadable)
            : throw new JsonException($"None of its elements is a job. {unreadable[0].Problem}");
    }

    public override void Write(Utf8JsonWriter writer, SpssJobList value, JsonSerializerOptions options) => throw new NotSupportedException();
}
