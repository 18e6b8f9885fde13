using System.Buffers;
using System.Diagnostics;
using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>What a job flow is executed with. Make it with <see cref="DataFluxInputsBuilder"/>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DataFluxInputs
{
    internal DataFluxInputs(IReadOnlyDictionary<string, string?> values, IReadOnlyDictionary<string, DataFluxTable> tables)
    {
        Values = values;
        Tables = tables;
    }

    /// <summary>The name–value pairs.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; }

    /// <summary>The data tables.</summary>
    public IReadOnlyDictionary<string, DataFluxTable> Tables { get; }

    /// <summary>How many values and tables there are.</summary>
    public override string ToString() => $"values: {Values.Count}, tables: {Tables.Count}";

    /// <summary>The body of an execution; an empty object when there is nothing to take in.</summary>
    internal static ReadOnlyMemory<byte> Write(DataFluxInputs? inputs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (inputs is not null && inputs.Values.Count + inputs.Tables.Count > 0)
            {
                writer.WriteStartObject("inputs");
                DataFluxBindingsConverter.WriteMembers(writer, inputs.Values, inputs.Tables);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
