using System.Data;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Builds a data table. The rows are validated against the columns when the table is built, and all errors are reported at once.
/// </summary>
/// <remarks>Instances are not safe for concurrent use.</remarks>
public sealed class DataFluxTableBuilder
{
    private readonly List<DataFluxColumn> columns = [];
    private readonly List<object?[]> rows = [];
    private readonly HashSet<int> undeclared = [];
    private readonly List<ValidationError> mappingErrors = [];
    private bool rejectsOverlong;

    /// <summary>Adds a column of texts.</summary>
    /// <remarks>
    /// Other values in the column are converted to texts that are the same in every culture: a <see cref="char"/>, a number
    /// (<c>1234.5</c>), a Boolean value (<c>true</c>), a <see cref="Guid"/>, points in time in ISO 8601
    /// (<c>2014-10-13T01:02:03</c>, with <c>Z</c> or an offset if they have one; <c>2014-10-13</c>; <c>01:02:03</c>), and a
    /// <see cref="TimeSpan"/> (<c>08:30:00</c>, or <c>1.08:30:00</c> with days).
    /// </remarks>
    /// <param name="name">The column's name, unique in the table.</param>
    /// <param name="maxChars">
    /// The maximum number of characters (Unicode scalar values) of a text in the column. Default: <see langword="null"/>, not
    /// stated.
    /// </param>
    /// <returns>The builder.</returns>
    public DataFluxTableBuilder String(string name, int? maxChars = null) => Column(new DataFluxColumn(name, DataFluxColumnType.String, maxChars));

    /// <summary>Adds a column of whole numbers.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    /// <returns>The builder.</returns>
    public DataFluxTableBuilder Integer(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Integer));

    /// <summary>Adds a column of Boolean values.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    /// <returns>The builder.</returns>
    public DataFluxTableBuilder Boolean(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Boolean));

    /// <summary>Adds a column of dates.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    /// <returns>The builder.</returns>
    public DataFluxTableBuilder Date(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Date));

    /// <summary>Adds a column of numbers with the type <c>real</c>.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    /// <returns>The builder.</returns>
    public DataFluxTableBuilder Real(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Real));

    /// <summary>Adds a column of numbers with the type <c>decimal</c>.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    /// <returns>The builder.</returns>
    public DataFluxTableBuilder Decimal(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Decimal));

    /// <summary>
    /// Adds a column of any type. A column of type <c>string</c> converts values as <see cref="String"/> describes.
    /// </summary>
    /// <param name="column">The column, for example from a job flow's metadata.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    public DataFluxTableBuilder Column(DataFluxColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        columns.Add(column);
        return this;
    }

    /// <summary>Adds columns of any type. Columns of type <c>string</c> convert values as <see cref="String"/> describes.</summary>
    /// <param name="columns">The columns, for example from a job flow's metadata.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> or one of them is <see langword="null"/>.</exception>
    public DataFluxTableBuilder Columns(IEnumerable<DataFluxColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (DataFluxColumn column in columns)
        {
            Column(column);
        }

        return this;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A value for each column, in the order of the columns; each may be <see langword="null"/>.</param>
    /// <returns>The builder.</returns>
    public DataFluxTableBuilder Row(params object?[]? cells)
    {
        // Row(null) is a row of one cell, though the compiler takes it for no array.
        rows.Add(cells is null ? [null] : [.. cells]);
        return this;
    }

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The rows, each with a value for each column.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or one of them is <see langword="null"/>.</exception>
    public DataFluxTableBuilder Rows(IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        this.rows.AddRange(rows.Select(cells => cells.ToArray()));
        return this;
    }

    /// <summary>
    /// Adds all remaining rows of the result of a query and, unless there are columns already, a column for each field as
    /// <see cref="DataFluxTable.Read"/> does.
    /// </summary>
    /// <remarks>
    /// A field that fits no type, for example a date with a time of day, can be sent in a column that was declared with
    /// <see cref="String"/> before, or be converted; see <see cref="Rows(IDataReader, Action{DataFluxReaderMap})"/>. Declared columns take
    /// the fields in order.
    /// </remarks>
    /// <param name="reader">The result, which remains open and is the caller's to dispose of.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    public DataFluxTableBuilder Rows(IDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (columns.Count == 0)
        {
            for (int field = 0; field < reader.FieldCount; field++)
            {
                undeclared.Add(field);
                Column(new DataFluxColumn(reader.GetName(field), DataFluxReaderMap.TypeOf(reader.GetFieldType(field))));
            }
        }

        while (reader.Read())
        {
            object?[] cells = new object?[reader.FieldCount];
            reader.GetValues(cells!);
            rows.Add(cells);
        }

        return this;
    }

    /// <summary>Adds all remaining rows of the result of a query, whose fields are assigned to columns by name and may be converted.</summary>
    /// <remarks>
    /// If there are columns already, each takes the field that is mapped to it or else the field of its name, and other fields are left
    /// out. Otherwise each field becomes a column: a field that is not mapped becomes one as <see cref="DataFluxTable.Read"/> does. Fields
    /// and columns that do not go together are reported by <see cref="Build"/>, and the rows are not read then.
    /// </remarks>
    /// <param name="reader">The result, which remains open and is the caller's to dispose of.</param>
    /// <param name="map">Maps the fields that need it.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="Exception">A converter failed; the exception is its own.</exception>
    public DataFluxTableBuilder Rows(IDataReader reader, Action<DataFluxReaderMap> map)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(map);
        var mapping = new DataFluxReaderMap(reader);
        map(mapping);
        if (columns.Count == 0)
        {
            foreach ((DataFluxColumn column, bool isDeclared) in mapping.Columns())
            {
                if (!isDeclared)
                {
                    undeclared.Add(columns.Count);
                }

                Column(column);
            }
        }

        IReadOnlyList<ValidationError> errors = mapping.TryAssign(columns, out Func<object?[]> readRow);
        mappingErrors.AddRange(errors);
        while (errors.Count == 0 && reader.Read())
        {
            rows.Add(readRow());
        }

        return this;
    }

    /// <summary>
    /// Makes <see cref="Build"/> report texts that have more characters (Unicode scalar values) than their column's
    /// <c>maxChars</c>. By default, they are sent.
    /// </summary>
    /// <returns>The builder.</returns>
    public DataFluxTableBuilder RejectOverlongTexts()
    {
        rejectsOverlong = true;
        return this;
    }

    /// <summary>Validates and builds the table.</summary>
    /// <returns>The table.</returns>
    /// <exception cref="InputValidationException">The table is not valid; the exception lists all errors.</exception>
    public DataFluxTable Build()
    {
        IReadOnlyList<ValidationError> errors = TryBuild("", out DataFluxTable table);
        return errors.Count == 0 ? table : throw new InputValidationException("the inputs", errors);
    }

    internal IReadOnlyList<ValidationError> TryBuild(string place, out DataFluxTable table)
    {
        var rules = new DataFluxTableRules(place, columns, undeclared, rejectsOverlong);
        mappingErrors.ForEach(rules.Report);
        table = new DataFluxTable([.. columns], rules.Check(rows));
        return rules.Errors;
    }
}
