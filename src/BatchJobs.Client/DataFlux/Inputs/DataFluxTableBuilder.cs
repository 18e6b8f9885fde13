using System.Data;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Builds a data table. Rows are checked against the columns when the table is built, and everything that is wrong is
/// reported at once.
/// </summary>
public sealed class DataFluxTableBuilder
{
    private readonly List<DataFluxColumn> columns = [];
    private readonly List<object?[]> rows = [];
    private int undeclaredColumns;
    private bool rejectsOverlong;

    /// <summary>
    /// Adds a column of texts. Other values in it become texts that are the same in every culture: a <see cref="char"/>, a
    /// number (<c>1234.5</c>), a truth value (<c>true</c>), a <see cref="Guid"/>, points in time in ISO 8601
    /// (<c>2014-10-13T01:02:03</c>, with <c>Z</c> or an offset where they have one; <c>2014-10-13</c>; <c>01:02:03</c>), and a
    /// <see cref="TimeSpan"/> (<c>08:30:00</c>, or <c>1.08:30:00</c> with days).
    /// </summary>
    /// <param name="name">The column's name, unique in the table.</param>
    /// <param name="maxChars">How many characters (Unicode scalar values) a text in it may have; null does not say.</param>
    public DataFluxTableBuilder String(string name, int? maxChars = null) => Column(new DataFluxColumn(name, DataFluxColumnType.String, maxChars));

    /// <summary>Adds a column of whole numbers.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    public DataFluxTableBuilder Integer(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Integer));

    /// <summary>Adds a column of truth values.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    public DataFluxTableBuilder Boolean(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Boolean));

    /// <summary>Adds a column of dates.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    public DataFluxTableBuilder Date(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Date));

    /// <summary>Adds a column of numbers, with the type's name <c>real</c>.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    public DataFluxTableBuilder Real(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Real));

    /// <summary>Adds a column of numbers, with the type's name <c>decimal</c>.</summary>
    /// <param name="name">The column's name, unique in the table.</param>
    public DataFluxTableBuilder Decimal(string name) => Column(new DataFluxColumn(name, DataFluxColumnType.Decimal));

    /// <summary>Adds a column of any type; one of type <c>string</c> takes what <see cref="String"/> says.</summary>
    /// <param name="column">The column, for example from a job flow's metadata.</param>
    public DataFluxTableBuilder Column(DataFluxColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        columns.Add(column);
        return this;
    }

    /// <summary>Adds columns of any type; those of type <c>string</c> take what <see cref="String"/> says.</summary>
    /// <param name="columns">The columns, for example from a job flow's metadata.</param>
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
    /// <param name="cells">A value for each column, in the columns' order; any may be null.</param>
    public DataFluxTableBuilder Row(params object?[]? cells)
    {
        // Row(null) is a row of one cell, though the compiler takes it for no array.
        rows.Add(cells is null ? [null] : [.. cells]);
        return this;
    }

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The rows, each with a value for each column.</param>
    public DataFluxTableBuilder Rows(IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        this.rows.AddRange(rows.Select(cells => cells.ToArray()));
        return this;
    }

    /// <summary>
    /// Adds all remaining rows of a query's result, and a column for each of its fields unless there are columns already, as
    /// <see cref="DataFluxTable.Read"/> does. A field that fits no type, such as a point in time with a time of day, can be sent
    /// in a column that was declared with <see cref="String"/> before.
    /// </summary>
    /// <param name="reader">The result, which stays open.</param>
    public DataFluxTableBuilder Rows(IDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (columns.Count == 0)
        {
            Columns(DataFluxReaderColumns.Of(reader));
            undeclaredColumns = columns.Count;
        }

        while (reader.Read())
        {
            object?[] cells = new object?[reader.FieldCount];
            reader.GetValues(cells!);
            rows.Add(cells);
        }

        return this;
    }

    /// <summary>Has <see cref="Build"/> report texts that have more characters (Unicode scalar values) than their column's <c>maxChars</c>; without it, they are sent.</summary>
    public DataFluxTableBuilder RejectOverlongTexts()
    {
        rejectsOverlong = true;
        return this;
    }

    /// <summary>Checks everything and makes the table.</summary>
    /// <exception cref="InputValidationException">Something is wrong; the exception has all of it.</exception>
    public DataFluxTable Build()
    {
        IReadOnlyList<ValidationError> errors = TryBuild("", out DataFluxTable table);
        return errors.Count == 0 ? table : throw new InputValidationException("the inputs", errors);
    }

    internal IReadOnlyList<ValidationError> TryBuild(string place, out DataFluxTable table)
    {
        var rules = new DataFluxTableRules(place, columns, undeclaredColumns, rejectsOverlong);
        table = new DataFluxTable([.. columns], rules.Check(rows));
        return rules.Errors;
    }
}

/// <summary>The columns of a table that is filled from a query's result.</summary>
internal static class DataFluxReaderColumns
{
    public static IEnumerable<DataFluxColumn> Of(IDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Select(field => new DataFluxColumn(reader.GetName(field), TypeOf(reader.GetFieldType(field))));

    // A field of any other type becomes a text, and its values are refused as such, each with its place.
    private static DataFluxColumnType TypeOf(Type type) =>
        type == typeof(bool) ? DataFluxColumnType.Boolean
        : type == typeof(DateTime) || type == typeof(DateOnly) ? DataFluxColumnType.Date
        : type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? DataFluxColumnType.Real
        : IsInteger(type) ? DataFluxColumnType.Integer
        : DataFluxColumnType.String;

    private static bool IsInteger(Type type) =>
        Type.GetTypeCode(type) is TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16
            or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64;
}
