using System.Text;

namespace BatchJobs.Testing;

/// <summary>The identifiers and addresses that a real service chose, and those that the fake server chose in their place.</summary>
internal sealed class ReplayNames
{
    /// <summary>Shorter texts are words of the services, such as states, rather than identifiers.</summary>
    private const int ShortestIdentifier = 8;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> paths = new(StringComparer.Ordinal);

    /// <summary>Notes two texts that stand at the same place.</summary>
    public void Learn(string recorded, string fake)
    {
        if (recorded == fake)
        {
            return;
        }

        if (IsAddress(recorded, out string? recordedPath) && IsAddress(fake, out string? fakePath))
        {
            paths.TryAdd(recordedPath, fakePath);
        }
        else if (recorded.Length >= ShortestIdentifier && recorded != RecordingMask.Masked && !recorded.Any(char.IsWhiteSpace))
        {
            values.TryAdd(recorded, fake);
        }
    }

    /// <summary>Path and query for the fake server.</summary>
    public string Target(string recorded)
    {
        if (paths.TryGetValue(recorded, out string? whole))
        {
            return whole;
        }

        string[] parts = recorded.Split('?', 2);
        string path = paths.TryGetValue(parts[0], out string? known) ? known : string.Join('/', parts[0].Split('/').Select(Names));
        return parts.Length == 1 ? path : $"{path}?{string.Join('&', parts[1].Split('&').Select(Pair))}";
    }

    /// <summary>The body for the fake server. Only whole texts of JSON are identifiers.</summary>
    public byte[] Body(RecordedMessage message) => message.Text is not { } text || values.Count == 0
        ? message.Body()
        : Encoding.UTF8.GetBytes(values.Aggregate(text, static (body, pair) => body.Replace($"\"{pair.Key}\"", $"\"{pair.Value}\"", StringComparison.Ordinal)));

    private static bool IsAddress(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? path)
    {
        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https";
        path = isAddress ? address!.PathAndQuery : text.StartsWith('/') ? text : null;
        return path is not null;
    }

    private string Pair(string pair)
    {
        string[] parts = pair.Split('=', 2);
        return parts.Length == 1 ? pair : $"{parts[0]}={Names(parts[1])}";
    }

    /// <summary>Several identifiers may stand in one segment, with commas between them.</summary>
    private string Names(string segment) =>
        string.Join(',', segment.Split(',').Select(name => values.TryGetValue(Uri.UnescapeDataString(name), out string? fake) ? Uri.EscapeDataString(fake) : name));
}
