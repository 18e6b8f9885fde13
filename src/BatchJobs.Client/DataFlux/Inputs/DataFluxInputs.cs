using System.Buffers;
using System.Diagnostics;
using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>Represents the inputs with which a job flow is executed.</summary>
/// <remarks>Inputs are created by a <see cref="DataFluxInputsBuilder"/> and are immutable.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DataFluxInputs
{
    internal DataFluxInputs(IReadOnlyDictionary<string, string?> values, IReadOnlyDictionary<string, DataFluxTable> tables)
    {
        Values = values;
        Tables = tables;
    }

    /// <summary>Gets the name–value pairs.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; }

    /// <summary>Gets the data tables.</summary>
    public IReadOnlyDictionary<string, DataFluxTable> Tables { get; }

    /// <summary>Returns the numbers of values and tables.</summary>
    /// <returns>The text.</returns>
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
