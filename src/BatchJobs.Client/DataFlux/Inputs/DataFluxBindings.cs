using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Represents the inputs or outputs of a job flow: name–value pairs and data tables, in no particular order.</summary>
/// <remarks>Instances are immutable. Source: DataFlux Data Management Batch Job REST API, <c>jobflow.metadata</c>.</remarks>
[JsonConverter(typeof(DataFluxBindingsConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DataFluxBindings
{
    internal DataFluxBindings(
        IReadOnlyDictionary<string, string?> values,
        IReadOnlyDictionary<string, DataFluxTable> tables,
        IReadOnlyDictionary<string, JsonElement> others)
    {
        Values = values;
        Tables = tables;
        Others = others;
    }

    /// <summary>
    /// Gets the name–value pairs. The values are texts, also if they represent numbers, and may be empty or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Values { get; }

    /// <summary>Gets the data tables.</summary>
    public IReadOnlyDictionary<string, DataFluxTable> Tables { get; }

    /// <summary>Gets the members that are neither values nor tables, which the document does not describe.</summary>
    public IReadOnlyDictionary<string, JsonElement> Others { get; }

    /// <summary>Returns the numbers of values and tables.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"values: {Values.Count}, tables: {Tables.Count}";
}
