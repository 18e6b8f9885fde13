using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BatchJobs.Client;

/// <summary>Reads the answer to one call; what is not as promised becomes a <see cref="ServiceException"/>.</summary>
internal readonly struct AnswerReader(ServiceProfile profile, ServiceCall call, TimeProvider time)
{
    private const int ExcerptBytes = 4096;
    private const int ExcerptCharacters = 1024;
    private const int LongestHeader = 128;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public TResult ReadJson<T, TResult>(HttpResponseMessage response, byte[] body, JsonTypeInfo<T> type, Func<T, HttpResponseMessage, TResult> combine)
    {
        ReadOnlySpan<byte> json = body.AsSpan().StartsWith(ByteOrderMark) ? body.AsSpan(3) : body;
        try
        {
            T answer = JsonSerializer.Deserialize(json, type) ?? throw new JsonException("It is null.");
            return answer is object?[] items && Array.IndexOf(items, null) >= 0
                ? throw new JsonException("An item of it is null.")
                : combine(answer, response);
        }
        catch (NothingThereException exception)
        {
            throw Describe(response, body).ToNotFound($"answered {(int)response.StatusCode}, and nothing is there ({exception.Message})");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter for a text with half of a surrogate pair.
            throw NotAsPromised(response, body, exception.Message);
        }
    }

    public T ReadText<T>(HttpResponseMessage response, byte[] body, Func<string, T> read)
    {
        try
        {
            return read(Encoding.UTF8.GetString(body));
        }
        catch (FormatException exception)
        {
            throw NotAsPromised(response, body, exception.Message);
        }
    }

    /// <summary>The exception for an answer with a status that the operation does not promise.</summary>
    public async Task<ServiceException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body = await ReadBeginningAsync(response, cancellationToken).ConfigureAwait(false);
        string problem = $"answered {(int)response.StatusCode}";
        return Describe(response, body).ToException(problem);
    }

    /// <summary>The exception for an answer that is too long to be held in memory.</summary>
    public ServiceException TooLong(HttpResponseMessage response, long longest) =>
        NotAsPromised(response, [], $"it has more than {longest} bytes, HttpClient.MaxResponseContentBufferSize");

    /// <summary>A text from outside without this call's secrets.</summary>
    public string Masked(string text) => Redaction.Apply(text, profile.Secrets.Concat(call.Secrets));

    private ServiceException NotAsPromised(HttpResponseMessage response, byte[] body, string problem) =>
        Describe(response, body).ToException($"answered {(int)response.StatusCode}, but not as promised ({Masked(problem)})");

    private ServiceAnswer Describe(HttpResponseMessage response, byte[] body)
    {
        (string? message, string? details) = ErrorBody.Read(body, profile.ErrorDetails);
        return new ServiceAnswer
        {
            Operation = call.Name(profile),
            Route = call.Operation.Verb,
            StatusCode = response.StatusCode,
            RequestId = Header(response, profile.RequestIdHeader),
            ApiVersion = Header(response, profile.ApiVersionHeader),
            Message = Excerpt(message ?? ""),
            Details = Excerpt(details ?? ""),
            BodyExcerpt = Excerpt(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, ExcerptBytes)))),
            RetryAfter = RetryAfter(response.Headers.RetryAfter),
            IsTransient = FailureKinds.IsTransient(response.StatusCode, profile),
            ServerTime = response.Headers.Date,
        };
    }

    private string? Header(HttpResponseMessage response, string? name) =>
        name is not null && response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? Excerpt(values.First(), LongestHeader) : null;

    private string? Excerpt(string text, int longest = ExcerptCharacters)
    {
        string masked = Masked(text[..Math.Min(text.Length, ExcerptBytes)]).Trim();
        return masked.Length == 0 ? null : masked.Length <= longest ? masked : masked[..longest] + "…";
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        TimeSpan? pause = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private static async Task<byte[]> ReadBeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] beginning = new byte[ExcerptBytes];
        int length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return beginning[..length];
    }
}
