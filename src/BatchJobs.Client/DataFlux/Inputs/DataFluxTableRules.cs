namespace BatchJobs.Client.DataFlux;

/// <summary>What a data table must be; collects everything that is wrong with one.</summary>
/// <param name="table">The table's name; empty when it has none.</param>
/// <param name="columns">The columns.</param>
/// <param name="undeclared">Which of them were not declared by the caller but found in a query's result.</param>
/// <param name="rejectsOverlong">Whether texts may not be longer than their column says.</param>
internal sealed class DataFluxTableRules(string table, IReadOnlyList<DataFluxColumn> columns, IReadOnlySet<int> undeclared, bool rejectsOverlong)
{
    private const int MostRowErrors = 100;

    private readonly List<ValidationError> errors = [];

    public IReadOnlyList<ValidationError> Errors => errors;

    /// <summary>Adds an error whose place is one in the table.</summary>
    public void Report(ValidationError error) => Report(error.Path, error.Problem, error.Allowed);

    /// <summary>The rows as the columns hold them, as far as they fit.</summary>
    public object?[][] Check(IReadOnlyList<object?[]> rows)
    {
        CheckColumns();
        int most = errors.Count + MostRowErrors;
        object?[][] held = [.. rows.Select((cells, index) => errors.Count > most ? cells : CheckRow(cells, index + 1))];
        if (errors.Count > most)
        {
            errors.RemoveRange(most, errors.Count - most);
            Report("rows", "There is more that does not fit.", "rows that fit the columns");
        }

        return held;
    }

    private void CheckColumns()
    {
        if (columns.Count == 0)
        {
            Report("columns", "There are none.", "at least one column");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            CheckColumn(columns[i], $"column {i + 1} ('{columns[i].Name}')", names);
        }
    }

    private void CheckColumn(DataFluxColumn column, string place, HashSet<string> names)
    {
        if (string.IsNullOrEmpty(column.Name) || !Utf16Validation.IsValid(column.Name))
        {
            Report(place, "The name is empty, or has half of a surrogate pair.", "a name");
        }
        else if (!names.Add(column.Name))
        {
            Report(place, "Another column has the same name.", "a name of its own");
        }

        if (column.Type.Value.Length == 0)
        {
            Report(place, "It has no type.", "string, integer, boolean, date, real or decimal");
        }

        if (!column.HasSensibleLength)
        {
            Report(place, $"It has maxChars {column.MaxChars} and type {column.Type}.", "maxChars of 1 or more, for type string");
        }
    }

    private object?[] CheckRow(object?[] cells, int row)
    {
        if (cells.Length != columns.Count)
        {
            Report($"row {row}", $"It has {cells.Length} {(cells.Length == 1 ? "cell" : "cells")}.", $"{columns.Count}, one for each column");
            return cells;
        }

        object?[] held = new object?[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            DataFluxColumn column = columns[i];
            bool writesTexts = !undeclared.Contains(i) && column.Type == DataFluxColumnType.String;
            object? given = (writesTexts ? DataFluxTextForm.Of(cells[i]) : null) ?? cells[i];
            if (!DataFluxCell.TryAccept(given, column.Type, out held[i]))
            {
                string allowed = writesTexts ? DataFluxTextForm.Allowed : DataFluxCell.Allowed(column.Type);
                Report(Cell(row, column), $"A value of type {cells[i]!.GetType().Name} does not fit type {column.Type}.", allowed);
            }
            else if (rejectsOverlong && held[i] is string text && Length(text) is var length && length > column.MaxChars)
            {
                Report(Cell(row, column), $"The text has {length} characters.", $"at most {column.MaxChars}");
            }
        }

        return held;
    }

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static string Cell(int row, DataFluxColumn column) => $"row {row}, column '{column.Name}'";

    private void Report(string place, string problem, string allowed) =>
        errors.Add(new ValidationError(table.Length == 0 ? place : $"{table}: {place}", problem, allowed));
}
