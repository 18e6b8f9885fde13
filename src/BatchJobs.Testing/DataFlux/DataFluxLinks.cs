using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Writes links, absolute ones as the caller addressed the service and relative ones beside them.</summary>
/// <param name="baseUrl">The service's base address, without a slash at its end.</param>
internal sealed class DataFluxLinks(string baseUrl)
{
    /// <summary>Writes a link. What reads is told the type that it gets, what writes the type that it sends.</summary>
    public void Write(Utf8JsonWriter writer, string rel, string method, string uri, string? type = null)
    {
        writer.WriteStartObject();
        writer.WriteString("href", $"{baseUrl}/{uri.TrimStart('/')}");
        writer.WriteString("method", method);
        writer.WriteString("rel", rel);
        if (type is not null)
        {
            writer.WriteString("type", type);
        }

        writer.WriteString("uri", uri);
        writer.WriteEndObject();
    }
}
