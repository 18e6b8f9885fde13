using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>What the server tells about itself. Any member may be missing.</summary>
/// <remarks>Source: DataFlux Data Management Batch Job REST API, <c>GET /serverInfo</c>.</remarks>
public sealed record DataFluxServerInfo
{
    // No clock on earth is further from Greenwich.
    private const int LongestOffsetInMinutes = 14 * 60;

    /// <summary>The representation's version.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>Product and version in words.</summary>
    [JsonPropertyName("fullProductVersion")]
    public string? FullProductVersion { get; init; }

    /// <summary>Server, version and build in words.</summary>
    [JsonPropertyName("fullVersion")]
    public string? FullVersion { get; init; }

    /// <summary>The first part of the product's version.</summary>
    [JsonPropertyName("majorProductVersion")]
    public int? MajorProductVersion { get; init; }

    /// <summary>The second part of the product's version.</summary>
    [JsonPropertyName("minorProductVersion")]
    public int? MinorProductVersion { get; init; }

    /// <summary>The third part of the product's version.</summary>
    [JsonPropertyName("productRevision")]
    public int? ProductRevision { get; init; }

    /// <summary>The first part of the server's version.</summary>
    [JsonPropertyName("majorVersion")]
    public int? MajorVersion { get; init; }

    /// <summary>The second part of the server's version.</summary>
    [JsonPropertyName("minorVersion")]
    public int? MinorVersion { get; init; }

    /// <summary>The server's build.</summary>
    [JsonPropertyName("buildNumber")]
    public int? BuildNumber { get; init; }

    /// <summary>Where users are looked up; empty when nowhere.</summary>
    [JsonPropertyName("authenticationConnection")]
    public string? AuthenticationConnection { get; init; }

    /// <summary>The server's clock when it answered.</summary>
    [JsonPropertyName("serverCurrentDate")]
    public DataFluxTimestamp CurrentDate { get; init; }

    /// <summary>When the server was started.</summary>
    [JsonPropertyName("serverStartupDate")]
    public DataFluxTimestamp StartupDate { get; init; }

    /// <summary>How far the server's clock is before Greenwich now, in minutes; -300 in New York in winter.</summary>
    [JsonPropertyName("minutesFromGmt")]
    public int? MinutesFromGmt { get; init; }

    /// <summary>The reference databases.</summary>
    [AllowNull]
    [JsonPropertyName("databaseVersion")]
    public IReadOnlyList<string> DatabaseVersions { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>The libraries.</summary>
    [AllowNull]
    [JsonPropertyName("libraryVersion")]
    public IReadOnlyList<string> LibraryVersions { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>The repositories.</summary>
    [AllowNull]
    [JsonPropertyName("repositoryInfo")]
    public IReadOnlyList<DataFluxRepository> Repositories { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>Where to go from here.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>Members that this library does not know.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ??= [];

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>
    /// A point in time in UTC, by <see cref="MinutesFromGmt"/>, which is the server's offset now: a time on the other side
    /// of a change of the clocks is off by that change.
    /// </summary>
    /// <param name="timestamp">A point in time from the same server.</param>
    /// <returns>The time; null when there is none, or the server does not tell its offset.</returns>
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
