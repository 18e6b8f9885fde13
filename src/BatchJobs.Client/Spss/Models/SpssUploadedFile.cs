using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>Describes the service's response to an upload.</summary>
/// <param name="Url">
/// The address under which the file can be downloaded, without an access key; an empty string if the service states none.
/// </param>
public sealed record SpssUploadedFile(string Url)
{
    /// <summary>
    /// The address as bare text is what the live service answers. Its document also shows a JSON object with
    /// <c>flag</c> and <c>message</c>, and an address may come as a JSON string.
    /// </summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    internal static SpssUploadedFile Read(string body)
    {
        string text = body.Trim();
        if (text is not ['{' or '"', ..])
        {
            return new SpssUploadedFile(Address(text));
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return new SpssUploadedFile(json.RootElement.ValueKind == JsonValueKind.String ? Address(json.RootElement.GetString()!) : ReadFlag(json.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("The address of the uploaded file was due.", exception);
        }
    }

    private static string ReadFlag(JsonElement json)
    {
        bool accepted = json.TryGetProperty("flag", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
        return accepted
            ? (json.TryGetProperty("url", out JsonElement url) ? Address(url.GetString() ?? "") : "")
            : throw new FormatException("The service did not accept the file.");
    }

    private static string Address(string text)
    {
        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && address.Scheme is "http" or "https"
            && !text.AsSpan().ContainsAny('\n', '<');
        return isAddress ? text : throw new FormatException("The address of the uploaded file was due.");
    }
}
