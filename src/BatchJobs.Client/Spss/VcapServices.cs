using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>Reads the credentials that Cloud Foundry hands to a bound program.</summary>
/// <remarks>Source: IBM Watson Machine Learning, "using the service": <c>VCAP_SERVICES["pm-20"][0].credentials.{url, access_key}</c>.</remarks>
internal static class VcapServices
{
    private const string Label = "pm-20";

    public static void Read(string json, string? instance, SpssClientOptions options)
    {
        JsonElement credentials = Credentials(json, instance);
        options.Endpoint = Uri.TryCreate(Text(credentials, "url"), UriKind.Absolute, out Uri? endpoint)
            ? endpoint
            : throw new FormatException($"VCAP_SERVICES: the url of the '{Label}' credentials is not an absolute address.");
        options.AccessKey = Text(credentials, "access_key");
    }

    private static JsonElement Credentials(string json, string? instance)
    {
        foreach (JsonElement service in Instances(json))
        {
            if (instance is null || (service.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String && name.ValueEquals(instance)))
            {
                return service.TryGetProperty("credentials", out JsonElement credentials) && credentials.ValueKind == JsonValueKind.Object
                    ? credentials
                    : throw new FormatException($"VCAP_SERVICES: the '{Label}' service has no credentials.");
            }
        }

        throw new FormatException(instance is null
            ? $"VCAP_SERVICES has no '{Label}' service; bind one to the program."
            : $"VCAP_SERVICES has no '{Label}' service with the name '{instance}'.");
    }

    private static JsonElement[] Instances(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(Label, out JsonElement services)
                && services.ValueKind == JsonValueKind.Array
                    ? [.. services.Clone().EnumerateArray().Where(service => service.ValueKind == JsonValueKind.Object)]
                    : [];
        }
        catch (JsonException exception)
        {
            throw new FormatException("VCAP_SERVICES is not JSON.", exception);
        }
    }

    private static string Text(JsonElement credentials, string member) =>
        credentials.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"VCAP_SERVICES: the '{Label}' credentials have no {member}.");
}
