using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Testing;

/// <summary>
/// What a real service has answered to what, with secrets masked. As a file it is JSON, to be looked through before it is given away.
/// </summary>
public sealed class HttpRecording
{
    private HttpRecording(IReadOnlyList<RecordedExchange> exchanges) => Exchanges = exchanges;

    /// <summary>Gets how many requests there are.</summary>
    public int Count => Exchanges.Count;

    internal IReadOnlyList<RecordedExchange> Exchanges { get; }

    /// <summary>Reads a recording from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The recording.</returns>
    /// <exception cref="FormatException">The file is no recording.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static HttpRecording Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            RecordingFile? file = JsonSerializer.Deserialize(File.ReadAllBytes(path), RecordingJson.Default.RecordingFile);
            return file is { Format: RecordingFile.Current }
                ? new HttpRecording(file.Exchanges)
                : throw new FormatException($"'{path}' is no recording of this version: its member 'format' must be {RecordingFile.Current}.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"'{path}' is no recording: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the recording to a file, and replaces one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(new RecordingFile(RecordingFile.Current, Exchanges), RecordingJson.Default.RecordingFile));
    }

    internal static HttpRecording Of(IEnumerable<RecordedExchange> exchanges) => new([.. exchanges.OrderBy(exchange => exchange.At)]);
}

/// <summary>A recording as a file.</summary>
internal sealed record RecordingFile(int Format, IReadOnlyList<RecordedExchange> Exchanges)
{
    public const int Current = 1;
}

/// <summary>A request and its response.</summary>
/// <param name="At">When the request began, counted from the first one.</param>
/// <param name="Method">The verb.</param>
/// <param name="Target">Path and query as they were sent, but for secrets.</param>
/// <param name="Request">What was sent.</param>
/// <param name="Status">The status code of the response.</param>
/// <param name="Response">What came back.</param>
internal sealed record RecordedExchange(TimeSpan At, string Method, string Target, RecordedMessage Request, int Status, RecordedMessage Response)
{
    [JsonIgnore]
    public string Path => Target.Split('?')[0];
}

/// <summary>Headers and body of a message.</summary>
/// <param name="Headers">The headers, those of the body among them.</param>
/// <param name="Text">The body when it is text.</param>
/// <param name="Bytes">The body when it is not.</param>
/// <param name="IsOmitted">Whether there was a body that was not recorded, for it is large or no document.</param>
internal sealed record RecordedMessage(IReadOnlyDictionary<string, string> Headers, string? Text, byte[]? Bytes, bool IsOmitted)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static RecordedMessage Of(IReadOnlyDictionary<string, string> headers, byte[]? body)
    {
        try
        {
            return body is null ? new RecordedMessage(headers, null, null, IsOmitted: true)
                : body.Length == 0 ? new RecordedMessage(headers, null, null, IsOmitted: false)
                : new RecordedMessage(headers, Utf8.GetString(body), null, IsOmitted: false);
        }
        catch (DecoderFallbackException)
        {
            return new RecordedMessage(headers, null, body, IsOmitted: false);
        }
    }

    public byte[] Body() => Bytes ?? Utf8.GetBytes(Text ?? "");

    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(RecordingFile))]
internal sealed partial class RecordingJson : JsonSerializerContext;
