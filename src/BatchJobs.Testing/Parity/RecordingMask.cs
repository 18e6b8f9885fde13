using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BatchJobs.Testing;

/// <summary>Masks secrets before anything is recorded: those behind the names of secrets, and those that a request has shown, wherever they stand.</summary>
internal sealed partial class RecordingMask
{
    public const string Masked = "***";

    private const int ShortestKnown = 4;

    /// <summary>For one body, in milliseconds.</summary>
    private const int Timeout = 10_000;

    /// <summary>Headers whose values tell something and are no secrets; those of all others are masked.</summary>
    private static readonly HashSet<string> Told = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Allow", "Content-Disposition", "Content-Encoding", "Content-Length", "Content-Type", "Date", "FullApiVersion", "Location",
        "Retry-After", "Server", "Transfer-Encoding", "WWW-Authenticate", "X-Application-Id", "X-Request-Id", "X-Tenant-Id",
    };

    private readonly SortedSet<string> known = new(Comparer<string>.Create(static (one, other) =>
        one.Length != other.Length ? other.Length - one.Length : string.CompareOrdinal(one, other)));

    /// <summary>Notes the secrets that a request has shown.</summary>
    public void Learn(string query, HttpRequestHeaders headers)
    {
        foreach (Match match in Assignment().Matches(query))
        {
            Know(match.Groups["value"].Value);
        }

        if (headers.NonValidated.TryGetValues("X-Vitam-Key", out HeaderStringValues key))
        {
            Know(key.ToString());
        }

        if (headers.NonValidated.TryGetValues("Authorization", out HeaderStringValues values) && values.ToString().Split(' ', 2) is [_, var credentials])
        {
            Know(credentials);
            byte[] decoded = new byte[credentials.Length];
            if (Convert.TryFromBase64String(credentials, decoded, out int length) && Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2) is [_, var password])
            {
                Know(password);
            }
        }
    }

    public string Target(string pathAndQuery) => Text(pathAndQuery);

    public IReadOnlyDictionary<string, string> Headers(HttpHeaders headers, HttpHeaders? ofContent) =>
        headers.NonValidated.Concat(ofContent?.NonValidated ?? Enumerable.Empty<KeyValuePair<string, HeaderStringValues>>())
            .ToDictionary(header => header.Key, header => Told.Contains(header.Key) ? Text(header.Value.ToString()) : Masked, StringComparer.OrdinalIgnoreCase);

    /// <summary>The body without its secrets; the very bytes when it has none.</summary>
    public byte[]? Body(byte[]? body)
    {
        if (body is null or { Length: 0 })
        {
            return body;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            bool isChanged = false;
            byte[] json = JsonBytes.Write(writer => isChanged = Write(writer, document.RootElement, isSecret: false));
            return isChanged ? json : body;
        }
        catch (JsonException)
        {
            // Latin-1 has a character for every byte, so what is not masked stays as it was.
            string text = Encoding.Latin1.GetString(body);
            string masked = Text(text, InLatin1);
            return masked == text ? body : Encoding.Latin1.GetBytes(masked);
        }
    }

    /// <summary>Writes JSON without its secrets, which are found by the names and values that its escapes stand for.</summary>
    /// <returns>Whether there were any.</returns>
    private bool Write(Utf8JsonWriter writer, JsonElement element, bool isSecret)
    {
        bool isChanged = false;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    isChanged |= Write(writer, property.Value, isSecret || SecretName().IsMatch(property.Name));
                }

                writer.WriteEndObject();
                return isChanged;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    isChanged |= Write(writer, item, isSecret);
                }

                writer.WriteEndArray();
                return isChanged;
            case JsonValueKind.String:
                string text = element.GetString()!;
                string masked = isSecret ? Masked : Text(text);
                writer.WriteStringValue(masked);
                return masked != text;
            case JsonValueKind.Number when isSecret:
                writer.WriteNumberValue(0);
                return true;
            default:
                writer.WriteRawValue(element.GetRawText());
                return false;
        }
    }

    private string Text(string text) => Text(text, static secret => secret);

    private string Text(string text, Func<string, string> encode)
    {
        text = Assignment().Replace(text, static match => match.Groups["name"].Value + Masked);
        text = Member().Replace(text, static match => match.Groups["name"].Value + Masked + match.Groups["end"].Value);
        return known.Aggregate(text, (masked, secret) => masked.Replace(encode(secret), Masked, StringComparison.Ordinal));
    }

    private void Know(string secret)
    {
        foreach (string spelling in (string[])[secret, Uri.UnescapeDataString(secret), Uri.EscapeDataString(secret)])
        {
            if (spelling.Length >= ShortestKnown)
            {
                known.Add(spelling);
            }
        }
    }

    private static string InLatin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>In queries, forms and connection strings.</summary>
    [GeneratedRegex("""(?<name>\b(access_?key|api_?key|password|passwd|pwd|secret|token)(=|%3D))(?<value>[^&;"'<>\s\\#]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Assignment();

    /// <summary>In JSON that is a text itself, or not whole.</summary>
    [GeneratedRegex("""(?<name>(?<quote>\\{0,7}")[^"\\]*(access_?key|api_?key|platform_?key|password|passwd|pwd|secret|token)\k<quote>\s*:\s*\k<quote>).*?(?<end>(?<!\\)\k<quote>|$)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, Timeout)]
    private static partial Regex Member();

    [GeneratedRegex("(access_?key|api_?key|platform_?key|password|passwd|pwd|secret|token)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex SecretName();
}
