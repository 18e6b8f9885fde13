using System.Data;

namespace BatchJobs.Client.DataFlux;

/// <summary>Maps the fields of a query's result to the columns of a data table, and decides how their values become cells.</summary>
/// <remarks>Instances are created by <see cref="DataFluxTableBuilder.Rows(IDataReader, Action{DataFluxReaderMap})"/>.</remarks>
/// <example>
/// <code>
/// table.Rows(reader, map => map
///     .Field("BORN_AT", "Born", convert: at => DateOnly.FromDateTime((DateTime)at))
///     .Field("CHANGED_AT", "Changed", DataFluxColumnType.String));
/// </code>
/// </example>
public sealed class DataFluxReaderMap
{
    private readonly IDataReader reader;
    private readonly List<Mapping> mappings = [];

    internal DataFluxReaderMap(IDataReader reader) => this.reader = reader;

    /// <summary>Maps a field.</summary>
    /// <param name="field">The field's name; if no field has it in this case, the case does not matter.</param>
    /// <param name="column">The column's name. Default: <see langword="null"/>, the field's.</param>
    /// <param name="type">
    /// The column's type, which must be the declared one if the table has columns already. Default: <see langword="null"/>, the declared
    /// type or else that which fits the field, as in <see cref="DataFluxTable.Read"/>.
    /// </param>
    /// <param name="convert">
    /// Converts a value, which is never <see langword="null"/>, into one that fits the column. Default: <see langword="null"/>, values are
    /// taken as they are.
    /// </param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="field"/> is <see langword="null"/>.</exception>
    public DataFluxReaderMap Field(string field, string? column = null, DataFluxColumnType? type = null, Func<object, object?>? convert = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        mappings.Add(new Mapping(field, column ?? field, type, convert));
        return this;
    }

    // A field of any other type becomes a text, and its values are refused as such, each with its place.
    internal static DataFluxColumnType TypeOf(Type type) =>
        type == typeof(bool) ? DataFluxColumnType.Boolean
        : type == typeof(DateTime) || type == typeof(DateOnly) ? DataFluxColumnType.Date
        : type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? DataFluxColumnType.Real
        : IsInteger(type) ? DataFluxColumnType.Integer
        : DataFluxColumnType.String;

    /// <summary>The columns of a table that has none: one for each field, and whether the caller has said its type.</summary>
    internal IEnumerable<(DataFluxColumn Column, bool IsDeclared)> Columns()
    {
        Dictionary<int, Mapping> byField = [];
        foreach (Mapping mapping in mappings)
        {
            byField.TryAdd(FieldOf(mapping.Field), mapping);
        }

        for (int field = 0; field < reader.FieldCount; field++)
        {
            Mapping? mapping = byField.GetValueOrDefault(field);
            yield return (
                new DataFluxColumn(mapping?.Column ?? reader.GetName(field), mapping?.Type ?? TypeOf(reader.GetFieldType(field))),
                mapping?.Type is not null);
        }
    }

    /// <summary>Assigns a field to each column.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="readRow">Reads the present row.</param>
    /// <returns>What does not go together.</returns>
    internal IReadOnlyList<ValidationError> TryAssign(IReadOnlyList<DataFluxColumn> columns, out Func<object?[]> readRow)
    {
        var errors = new List<ValidationError>();
        foreach (Mapping mapping in mappings)
        {
            Check(mapping, columns, errors);
        }

        (int Field, Func<object, object?>? Convert)[] cells = [.. columns.Select(column => Assign(column, errors))];
        readRow = () => Array.ConvertAll(cells, cell => Read(cell.Field, cell.Convert));
        return errors;
    }

    private static bool IsInteger(Type type) =>
        Type.GetTypeCode(type) is TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16
            or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64;

    private void Check(Mapping mapping, IReadOnlyList<DataFluxColumn> columns, List<ValidationError> errors)
    {
        string place = $"field '{mapping.Field}'";
        if (FieldOf(mapping.Field) < 0)
        {
            errors.Add(new ValidationError(place, "The query's result has no such field.", Quoted(Fields())));
        }
        else if (columns.FirstOrDefault(column => IsSame(column.Name, mapping.Column)) is not { } column)
        {
            errors.Add(new ValidationError(place, $"The table has no column '{mapping.Column}'.", Quoted(columns.Select(known => known.Name))));
        }
        else if (mapping.Type is { } type && type != column.Type)
        {
            errors.Add(new ValidationError(place, $"It is mapped with type {type} to a column of type {column.Type}.", $"type {column.Type}"));
        }

        if (mappings.First(other => IsSame(other.Column, mapping.Column)) != mapping)
        {
            errors.Add(new ValidationError(place, $"Another field is mapped to the column '{mapping.Column}'.", "one field for each column"));
        }
    }

    private (int Field, Func<object, object?>? Convert) Assign(DataFluxColumn column, List<ValidationError> errors)
    {
        Mapping? mapping = mappings.Find(mapped => IsSame(mapped.Column, column.Name));
        int field = FieldOf(mapping?.Field ?? column.Name);
        if (field < 0 && mapping is null)
        {
            errors.Add(new ValidationError($"column '{column.Name}'", "The query's result has no field for it.", $"a field of that name, or a mapping of one of {Quoted(Fields())}"));
        }

        return (field, mapping?.Convert);
    }

    private object? Read(int field, Func<object, object?>? convert) => reader.GetValue(field) switch
    {
        null or DBNull => null,
        var value => convert is null ? value : convert(value),
    };

    private int FieldOf(string name)
    {
        string[] fields = [.. Fields()];
        int field = Array.IndexOf(fields, name);
        return field >= 0 ? field : Array.FindIndex(fields, own => string.Equals(own, name, StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<string> Fields() => Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);

    private static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.Ordinal);

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private sealed record Mapping(string Field, string Column, DataFluxColumnType? Type, Func<object, object?>? Convert);
}
