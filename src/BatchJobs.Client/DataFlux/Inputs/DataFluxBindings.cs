using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>What a job flow takes in or puts out: name–value pairs and data tables, in no order.</summary>
/// <remarks>Source: DataFlux Data Management Batch Job REST API, <c>jobflow.metadata</c>.</remarks>
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

    /// <summary>The name–value pairs. Values are texts, numbers included, and may be empty or null.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; }

    /// <summary>The data tables.</summary>
    public IReadOnlyDictionary<string, DataFluxTable> Tables { get; }

    /// <summary>What is neither: of a kind that the document does not describe.</summary>
    public IReadOnlyDictionary<string, JsonElement> Others { get; }

    /// <summary>How many values and tables there are.</summary>
    public override string ToString() => $"values: {Values.Count}, tables: {Tables.Count}";
}
