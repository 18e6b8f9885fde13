using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Metadata of a job flow, as a request brings it or a test sets it: bindings of inputs and outputs.</summary>
internal static class DataFluxMetadata
{
    private static readonly JsonElement None = JsonElement.Parse("{}"u8);

    /// <summary>Reads the inputs of an execution; a request without any has an empty object, or no body at all.</summary>
    /// <exception cref="FormatException">There is something else, or a malformed data table.</exception>
    public static JsonElement ReadInputs(Blob body, Strictness strictness)
    {
        if (body.Length == 0)
        {
            return None;
        }

        JsonElement metadata = DataFluxJson.Read(body, "metadata", DataFluxJson.Inputs, strictness);
        if (!metadata.TryGetProperty("inputs", out JsonElement inputs) || inputs.ValueKind == JsonValueKind.Null)
        {
            return None;
        }

        CheckBindings("inputs", inputs);
        return inputs;
    }

    /// <summary>Reads inputs and outputs.</summary>
    /// <exception cref="FormatException">There is something else, or a malformed data table.</exception>
    public static JsonElement Read(Blob json)
    {
        JsonElement metadata = DataFluxJson.Read(json, "metadata", DataFluxJson.Metadata, Strictness.Strict);
        foreach (JsonProperty member in metadata.EnumerateObject())
        {
            CheckBindings(member.Name, member.Value);
        }

        return metadata;
    }

    private static void CheckBindings(string what, JsonElement bindings)
    {
        if (bindings.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The member '{what}' is not an object.");
        }

        foreach (JsonProperty binding in bindings.EnumerateObject())
        {
            if (binding.Name.Length == 0)
            {
                throw new FormatException($"A member of '{what}' has an empty name.");
            }

            if (binding.Value.ValueKind == JsonValueKind.Object)
            {
                DataFluxTable.Check(binding.Name, binding.Value);
            }
            else if (binding.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                throw new FormatException($"The value of '{binding.Name}' in '{what}' is neither a text nor null nor a data table.");
            }
        }
    }
}
