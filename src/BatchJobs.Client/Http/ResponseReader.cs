using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BatchJobs.Client;

/// <summary>Reads the response to one call; what is not as promised becomes a <see cref="ServiceException"/>.</summary>
internal readonly struct ResponseReader(Call call, TimeProvider time)
{
    // As much of an error is read as may have a message in it; what is kept is less.
    private const int ErrorBytes = 64 * 1024;
    private const int ExcerptBytes = 4096;
    private const int ExcerptCharacters = 1024;
    private const int LongestHeader = 128;
    private const int LongestAddress = 256;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public TResult ReadJson<T, TResult>(ResponseContent content, JsonTypeInfo<T> type, Func<T, ResponseContent, TResult> combine)
    {
        try
        {
            ReadOnlySpan<byte> body = content.Utf8Body;
            ReadOnlySpan<byte> json = body.StartsWith(ByteOrderMark) ? body[3..] : body;
            T value = JsonSerializer.Deserialize(json, type) ?? throw new JsonException("It is null.");
            return value is object?[] items && Array.IndexOf(items, null) >= 0
                ? throw new JsonException("An item of it is null.")
                : combine(value, content);
        }
        catch (EmptyResponseException exception)
        {
            throw Describe(content.Response, content.StatusCode, content.Body).ToNotFound($"answered {(int)content.StatusCode}, and nothing is there ({exception.Message})");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter for a text with half of a surrogate pair.
            throw NotAsPromised(content, exception.Message);
        }
    }

    public T ReadText<T>(ResponseContent content, Func<string, T> read)
    {
        try
        {
            return read(Encoding.UTF8.GetString(content.Utf8Body));
        }
        catch (FormatException exception)
        {
            throw NotAsPromised(content, exception.Message);
        }
    }

    /// <summary>The exception for a response with a status that the operation does not promise.</summary>
    public async Task<ServiceException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string? charSet = response.Content.Headers.ContentType?.CharSet;
        byte[] body = CharacterSet.ToUtf8(await ReadBeginningAsync(response, cancellationToken).ConfigureAwait(false), charSet);
        ErrorDetails details = Describe(response, response.StatusCode, body);
        string problem = $"answered {(int)response.StatusCode}{Destination(response)}";
        Call own = call;
        return call.Settings.OwnRefusal(details, problem, body, text => own.Masked(text)) ?? details.ToException(problem);
    }

    /// <summary>The exception for a response that is too long to be held in memory.</summary>
    public ServiceException TooLong(HttpResponseMessage response, long longest) =>
        NotAsPromised(response, response.StatusCode, [], $"it has more than {longest} bytes, HttpClient.MaxResponseContentBufferSize");

    private ServiceException NotAsPromised(ResponseContent content, string problem) =>
        NotAsPromised(content.Response, content.StatusCode, content.Body, problem);

    private ServiceException NotAsPromised(HttpResponseMessage response, HttpStatusCode status, byte[] body, string problem) =>
        Describe(response, status, body).ToException($"answered {(int)status}, but not as promised ({call.Masked(problem)})");

    private ErrorDetails Describe(HttpResponseMessage response, HttpStatusCode status, byte[] body)
    {
        ServiceSettings settings = call.Settings;
        (string? message, string? details) = ErrorBody.Read(body, settings.ErrorDetailMembers);
        return new ErrorDetails
        {
            Operation = call.Name,
            Route = call.Operation.Verb,
            StatusCode = status,
            RequestId = Header(response, settings.RequestIdHeader),
            ApiVersion = Header(response, settings.ApiVersionHeader),
            ClientRequestId = call.ClientRequestId,
            ResponseHeaders = Headers(response, [settings.RequestIdHeader, settings.ApiVersionHeader, .. settings.ResponseHeaders]),
            Message = Excerpt(message ?? ""),
            Details = Excerpt(details ?? ""),
            BodyExcerpt = Excerpt(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, ExcerptBytes))), isCut: body.Length >= ExcerptBytes),
            RetryAfter = RetryAfter(response.Headers),
            IsTransient = TransientErrors.IsTransient(status, settings),
        };
    }

    private string? Header(HttpResponseMessage response, string? name) =>
        name is not null && response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? Excerpt(values.First(), longest: LongestHeader) : null;

    private Dictionary<string, string> Headers(HttpResponseMessage response, IEnumerable<string?> names)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string? name in names)
        {
            if (Header(response, name) is { } value)
            {
                headers[name!] = value;
            }
        }

        return headers;
    }

    private string? Excerpt(string text, bool isCut = false, int longest = ExcerptCharacters)
    {
        isCut |= text.Length > ExcerptBytes;
        string kept = text[..Math.Min(text.Length, ExcerptBytes)];

        // Half a character at the end would hide that the text ends within a secret.
        string masked = call.Masked(isCut ? kept.TrimEnd('\uFFFD') : kept, isCut).Trim();
        return masked.Length == 0 ? null : masked.Length <= longest ? masked : masked[..longest] + "…";
    }

    /// <summary>Where a redirect leads, without its query.</summary>
    private string Destination(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location || (int)response.StatusCode is < 300 or > 399)
        {
            return "";
        }

        string address = location.IsAbsoluteUri ? location.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : location.OriginalString.Split('?', '#')[0];
        return $" and leads to {Excerpt(address, longest: LongestAddress)}";
    }

    /// <summary>How long the service asks to wait; a point in time is one on the service's clock.</summary>
    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        TimeSpan? pause = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - (headers.Date ?? time.GetUtcNow()));
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private static async Task<byte[]> ReadBeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] beginning = new byte[ErrorBytes];
        int length = 0;
        try
        {
            int read;
            while (length < beginning.Length && (read = await stream.ReadAsync(beginning.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidDataException)
        {
            // The status is known, and says more than that its text is not whole.
        }

        return beginning[..length];
    }
}

/// <summary>A response that the operation promises, whole, as the service's reader takes it.</summary>
internal sealed class ResponseContent(Call call, HttpResponseMessage response, byte[] body) : HttpContent
{
    // The response's content is replaced by this one, and its headers go with it.
    private readonly string? charSet = response.Content.Headers.ContentType?.CharSet;

    public Call Call => call;

    public HttpResponseMessage Response => response;

    /// <summary>The status as it was answered.</summary>
    public HttpStatusCode StatusCode { get; } = response.StatusCode;

    public byte[] Body => body;

    /// <summary>The body as UTF-8, whatever character set it came in.</summary>
    public byte[] Utf8Body => CharacterSet.ToUtf8(body, charSet);

    // Refit buffers what it hands to a serializer, and ours takes the body as it is.
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    // Of a content of no length Refit makes nothing, without asking.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

/// <summary>Says that a response's body is empty of what was asked for, though its status is that of success.</summary>
internal sealed class EmptyResponseException(string message) : JsonException(message);
