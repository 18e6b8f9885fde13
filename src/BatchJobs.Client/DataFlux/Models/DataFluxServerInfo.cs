using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Describes the server. Each member may be missing.</summary>
/// <remarks>Instances are immutable. Source: DataFlux Data Management Batch Job REST API, <c>GET /serverInfo</c>.</remarks>
public sealed record DataFluxServerInfo
{
    // No clock on earth is further from Greenwich.
    private const int LongestOffsetInMinutes = 14 * 60;

    /// <summary>Gets the version of the representation.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>Gets the name and version of the product.</summary>
    [JsonPropertyName("fullProductVersion")]
    public string? FullProductVersion { get; init; }

    /// <summary>Gets the name, version and build of the server.</summary>
    [JsonPropertyName("fullVersion")]
    public string? FullVersion { get; init; }

    /// <summary>Gets the first part of the product's version.</summary>
    [JsonPropertyName("majorProductVersion")]
    public int? MajorProductVersion { get; init; }

    /// <summary>Gets the second part of the product's version.</summary>
    [JsonPropertyName("minorProductVersion")]
    public int? MinorProductVersion { get; init; }

    /// <summary>Gets the third part of the product's version.</summary>
    [JsonPropertyName("productRevision")]
    public int? ProductRevision { get; init; }

    /// <summary>Gets the first part of the server's version.</summary>
    [JsonPropertyName("majorVersion")]
    public int? MajorVersion { get; init; }

    /// <summary>Gets the second part of the server's version.</summary>
    [JsonPropertyName("minorVersion")]
    public int? MinorVersion { get; init; }

    /// <summary>Gets the number of the server's build.</summary>
    [JsonPropertyName("buildNumber")]
    public int? BuildNumber { get; init; }

    /// <summary>Gets the connection with which users are authenticated; empty if there is none.</summary>
    [JsonPropertyName("authenticationConnection")]
    public string? AuthenticationConnection { get; init; }

    /// <summary>Gets the server's time when it answered.</summary>
    [JsonPropertyName("serverCurrentDate")]
    public DataFluxTimestamp CurrentDate { get; init; }

    /// <summary>Gets the time when the server was started.</summary>
    [JsonPropertyName("serverStartupDate")]
    public DataFluxTimestamp StartupDate { get; init; }

    /// <summary>Gets the current offset of the server's time from UTC in minutes, for example -300 in New York in winter.</summary>
    [JsonPropertyName("minutesFromGmt")]
    public int? MinutesFromGmt { get; init; }

    /// <summary>Gets the versions of the reference databases.</summary>
    [AllowNull]
    [JsonPropertyName("databaseVersion")]
    public IReadOnlyList<string> DatabaseVersions { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>Gets the versions of the libraries.</summary>
    [AllowNull]
    [JsonPropertyName("libraryVersion")]
    public IReadOnlyList<string> LibraryVersions { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>Gets the repositories.</summary>
    [AllowNull]
    [JsonPropertyName("repositoryInfo")]
    public IReadOnlyList<DataFluxRepository> Repositories { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>Gets the links to other representations.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>Gets the JSON members that this library does not know.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ??= [];

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Converts a time of this server to UTC by means of <see cref="MinutesFromGmt"/>.</summary>
    /// <remarks>
    /// <see cref="MinutesFromGmt"/> is the server's current offset: for a time on the other side of a change to or from daylight
    /// saving time, the result deviates by that change.
    /// </remarks>
    /// <param name="timestamp">A time from the same server.</param>
    /// <returns>The time in UTC; <see langword="null"/> if there is none, or if the server does not state its offset.</returns>
    public DateTimeOffset? ToUtc(DataFluxTimestamp timestamp)
    {
        if (timestamp.ServerTime is not { } local || MinutesFromGmt is not (>= -LongestOffsetInMinutes and <= LongestOffsetInMinutes and var minutes))
        {
            return null;
        }

        long ticks = local.Ticks - (minutes * TimeSpan.TicksPerMinute);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }
}
