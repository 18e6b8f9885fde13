using System.Data;
using System.Diagnostics;

namespace BatchJobs.Client.DataFlux;

/// <summary>Represents a data table: columns with names and types, and rows with one cell for each column.</summary>
/// <remarks>
/// A table is created by a <see cref="DataFluxTableBuilder"/> and is immutable. The administrator's guide says that batch jobs
/// accept no data; a server may ignore tables. Source: DataFlux Data Management Batch Job REST API, <c>jobflow.metadata</c>.
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

    /// <summary>Gets the columns, in order.</summary>
    public IReadOnlyList<DataFluxColumn> Columns { get; }

    /// <summary>Gets the rows, in order.</summary>
    public IReadOnlyList<DataFluxRow> Rows { get; }

    /// <summary>Reads a table from the result of a query: a column for each field, and all remaining rows.</summary>
    /// <remarks>
    /// Texts and <see cref="Guid"/>s become <c>string</c>, whole numbers <c>integer</c>, other numbers <c>real</c>, Boolean values
    /// <c>boolean</c>, and dates <c>date</c>.
    /// </remarks>
    /// <param name="reader">The result, which remains open and is the caller's to dispose of.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="InputValidationException">
    /// A field is of another type, or a date has a time of day. <see cref="DataFluxTableBuilder.Rows(IDataReader)"/> accepts them
    /// as texts in columns that are declared as <c>string</c>, and <see cref="DataFluxTableBuilder.Rows(IDataReader, Action{DataFluxReaderMap})"/>
    /// converts them.
    /// </exception>
    public static DataFluxTable Read(IDataReader reader) => new DataFluxTableBuilder().Rows(reader).Build();

    /// <summary>Returns the numbers of columns and rows.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"columns: {Columns.Count}, rows: {Rows.Count}";
}
