using System.Globalization;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Points in time as the service writes them: local to the server, without a zone, in two formats.</summary>
internal sealed class DataFluxTime(DataFluxFakeOptions options)
{
    /// <summary>Of a job: the extended format of ISO 8601; empty when there is none.</summary>
    public string OfJob(DateTimeOffset? at) => Format(at, "yyyy-MM-dd'T'HH:mm:ss");

    /// <summary>Of a job flow and of the server: a date in the basic format, a time in the extended one.</summary>
    public string OfServer(DateTimeOffset at) => Format(at, "yyyyMMdd'T'HH:mm:ss");

    private string Format(DateTimeOffset? at, string format) =>
        at?.UtcDateTime.AddMinutes(options.MinutesFromGmt).ToString(format, CultureInfo.InvariantCulture) ?? "";
}
