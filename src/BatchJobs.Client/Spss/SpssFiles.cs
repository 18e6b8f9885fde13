using System.Text.Json;

namespace BatchJobs.Client.Spss;

internal sealed class SpssFiles(ServiceTransport transport) : ISpssFiles
{
    public Task<string> UploadAsync(string id, Stream content, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        string path = PathId.Encode(id);
        var source = new UploadSource(content);
        ServiceCall call = SpssOperations.UploadFile.Call(path) with
        {
            CreateContent = () => StreamFileForm.Create(id, source, progress),
            CanBeSentAgain = source.CanBeReadAgain,
        };

        return transport.SendAsync(call, ReadUploadAnswer, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default) =>
        await transport.SendAsync(SpssOperations.ListFiles.Call(), SpssJson.Default.StringArray, cancellationToken).ConfigureAwait(false);

    public async Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default) =>
        await transport.OpenAsync(SpssOperations.DownloadFile.Call(PathId.Encode(id)) with { HandsOutBody = true }, cancellationToken).ConfigureAwait(false);

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        transport.DeleteAsync(SpssOperations.DeleteFile.Call(PathId.Encode(id)), cancellationToken);

    /// <summary>
    /// The address as bare text is what the live service answers. Its document also shows a JSON object with
    /// <c>flag</c> and <c>message</c>, and an address may come as a JSON string.
    /// </summary>
    private static string ReadUploadAnswer(string body)
    {
        string text = body.Trim();
        if (text is not ['{' or '"', ..])
        {
            return Address(text);
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.String ? Address(json.RootElement.GetString()!) : ReadFlag(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("The address of the uploaded file was due.", exception);
        }
    }

    private static string ReadFlag(JsonElement answer)
    {
        bool accepted = answer.TryGetProperty("flag", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
        return accepted
            ? (answer.TryGetProperty("url", out JsonElement url) ? Address(url.GetString() ?? "") : "")
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
