using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Identifiers as the service's document shows them: standard Base64, with its padding.</summary>
internal static class DataFluxId
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string OfFlow(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes(name));

    public static string OfJob(DateTimeOffset serverStart, int number, string userName) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{serverStart.ToUnixTimeSeconds():D10}:{number}:{userName}")));

    public static bool IsWellFormed(string id) => !id.Any(char.IsWhiteSpace) && Base64.IsValid(id);

    /// <summary>The name in the identifier of a job flow, or null when no name has this identifier.</summary>
    public static string? FlowName(string id)
    {
        try
        {
            string name = Strict.GetString(Convert.FromBase64String(id));
            return OfFlow(name) == id ? name : null;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The identifier in an address: percent-encoded where it would end a segment or read as a blank.</summary>
    public static string InAddress(string id) =>
        id.Replace("+", "%2B", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
