using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The members that a JSON object of a request may have.</summary>
internal static class DataFluxMembers
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the object of a request, in which no member may occur twice.</summary>
    /// <exception cref="FormatException">It is no object, or one does.</exception>
    public static JsonElement Read(Blob body, string what) => JsonBody.ReadObject(body, what, Once);

    /// <summary>Refuses a member that no document knows, unless the fake takes it as the server does.</summary>
    /// <exception cref="FormatException">There is such a member.</exception>
    public static void RefuseUnknown(JsonElement parent, Strictness strictness, params ReadOnlySpan<string> known)
    {
        if (strictness == Strictness.AsServer)
        {
            return;
        }

        foreach (JsonProperty member in parent.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new FormatException(
                    $"The member '{member.Name}' is not documented; the nearest documented one is '{Nearest.To(member.Name, known.ToArray())}'. (Strict mode of the fake.)");
            }
        }
    }

    /// <summary>A text that must be there.</summary>
    /// <exception cref="FormatException">It is not there, or no text.</exception>
    public static string Text(JsonElement parent, string name, string what) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"The {what} has no text '{name}'.");
}
