using System.Net;
using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// The exception that is thrown when the worker refused a step because data that it needs cannot be had yet (461). Nothing was
/// started; submit the step again later.
/// </summary>
/// <remarks>
/// The client does not retry by itself: it may take hours until the data is there. The document does not describe this. Source: the
/// published code of the worker that was built later (<c>UNAVAILABLE_ASYNC_DATA_RETRY_LATER</c>).
/// </remarks>
public sealed class VitamDataUnavailableException : ServiceException
{
    internal const HttpStatusCode Code = (HttpStatusCode)461;

    /// <summary>
    /// Initializes a new instance of the <see cref="VitamDataUnavailableException"/> class with status code 461, for tests that
    /// implement an interface.
    /// </summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="accessRequests">The requests for the data.</param>
    /// <exception cref="ArgumentNullException"><paramref name="accessRequests"/> is <see langword="null"/>.</exception>
    public VitamDataUnavailableException(string message, params IReadOnlyList<VitamAccessRequest> accessRequests)
        : base(Code, message)
    {
        ArgumentNullException.ThrowIfNull(accessRequests);
        AccessRequests = [.. accessRequests];
        IsTransient = true;
    }

    private VitamDataUnavailableException(string message, ErrorDetails response, IReadOnlyList<VitamAccessRequest> accessRequests)
        : base(message, response)
    {
        AccessRequests = accessRequests;
        IsTransient = true;
    }

    /// <summary>Gets the requests for the data that the worker has made; empty if it does not state them.</summary>
    public IReadOnlyList<VitamAccessRequest> AccessRequests { get; }

    /// <summary>The exception for a refusal; null for one with another status.</summary>
    internal static VitamDataUnavailableException? Of(ErrorDetails details, string problem, byte[] body, Func<string, string> masked) =>
        details.StatusCode == Code
            ? new VitamDataUnavailableException(
                details.Describe($"{problem}, as data that the step needs cannot be had yet: submit it again later"), details, Read(body, masked))
            : null;

    private static VitamAccessRequest[] Read(byte[] body, Func<string, string> masked)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => Read(item, masked))]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter for a text with half of a surrogate pair.
            return [];
        }
    }

    private static VitamAccessRequest Read(JsonElement item, Func<string, string> masked) =>
        new(Text(item, "accessRequestId", masked), Text(item, "strategyId", masked), Text(item, "offerId", masked));

    private static string? Text(JsonElement item, string name, Func<string, string> masked) =>
        item.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? masked(member.GetString()!) : null;
}

/// <summary>Describes a request for data that cannot be had yet.</summary>
/// <param name="AccessRequestId">The identifier of the request; <see langword="null"/> if it is not stated.</param>
/// <param name="StrategyId">The identifier of the storage strategy; <see langword="null"/> if it is not stated.</param>
/// <param name="OfferId">The identifier of the storage offer; <see langword="null"/> if it is not stated.</param>
public sealed record VitamAccessRequest(string? AccessRequestId, string? StrategyId, string? OfferId = null);
