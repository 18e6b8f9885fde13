using System.Data;
using System.Diagnostics;

namespace BatchJobs.Client.DataFlux;

/// <summary>A data table: columns with names and types, and rows of as many cells. Make one with <see cref="DataFluxTableBuilder"/>.</summary>
/// <remarks>
/// Source: DataFlux Data Management Batch Job REST API, <c>jobflow.metadata</c>. The administrator's guide says that batch
/// jobs take no data; a server may ignore tables.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DataFluxTable
{
    internal DataFluxTable(IReadOnlyList<DataFluxColumn> columns, IEnumerable<object?[]> rows)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            places.TryAdd(columns[i].Name, i);
        }

        Columns = columns;
        Rows = [.. rows.Select(cells => new DataFluxRow(places, cells))];
    }

    /// <summary>The columns, in their order.</summary>
    public IReadOnlyList<DataFluxColumn> Columns { get; }

    /// <summary>The rows, in their order.</summary>
    public IReadOnlyList<DataFluxRow> Rows { get; }

    /// <summary>
    /// Reads a table from a query's result: a column for each field, and all remaining rows. Texts and
    /// <see cref="Guid"/>s become <c>string</c>, whole numbers <c>integer</c>, other numbers <c>real</c>, truth values
    /// <c>boolean</c>, dates <c>date</c>.
    /// </summary>
    /// <param name="reader">The result, which stays open.</param>
    /// <exception cref="InputValidationException">
    /// A field is of another type, or a time has a time of day. <see cref="DataFluxTableBuilder.Rows(IDataReader)"/> takes them
    /// as texts in columns that are declared so.
    /// </exception>
    public static DataFluxTable Read(IDataReader reader) => new DataFluxTableBuilder().Rows(reader).Build();

    /// <summary>How many columns and rows there are.</summary>
    public override string ToString() => $"columns: {Columns.Count}, rows: {Rows.Count}";
}
