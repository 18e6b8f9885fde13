namespace BatchJobs.Client.DataFlux;

/// <summary>Compares inputs with those that a job flow's metadata describe, name by name.</summary>
internal static class DataFluxInputsCheck
{
    private const string Missing = "It is missing.";

    public static IReadOnlyList<ValidationError> Check(DataFluxBindings? described, DataFluxInputs inputs)
    {
        IEnumerable<string> values = described?.Values.Keys ?? [];
        IEnumerable<KeyValuePair<string, DataFluxTable>> tables = described is null ? [] : described.Tables;
        string[] known = [.. values, .. tables.Select(table => table.Key), .. described?.Others.Keys ?? []];
        string allowed = known.Length == 0 ? "no inputs" : Quoted(known);
        return
        [
            .. values.SelectMany(name => CheckValue(name, inputs)),
            .. tables.SelectMany(table => CheckTable(table.Key, table.Value, inputs)),
            .. inputs.Values.Keys.Concat(inputs.Tables.Keys).Except(known, StringComparer.Ordinal).Select(name => new ValidationError(name, "The job flow has no such input.", allowed)),
        ];
    }

    private static IEnumerable<ValidationError> CheckValue(string name, DataFluxInputs inputs)
    {
        if (!inputs.Values.ContainsKey(name))
        {
            yield return new ValidationError(name, inputs.Tables.ContainsKey(name) ? "It is a data table." : Missing, "a value, which may be null");
        }
    }

    private static IEnumerable<ValidationError> CheckTable(string name, DataFluxTable expected, DataFluxInputs inputs) =>
        inputs.Tables.TryGetValue(name, out DataFluxTable? given)
            ? CheckColumns(name, expected, given)
            : [new ValidationError(name, inputs.Values.ContainsKey(name) ? "It is a value." : Missing, $"a data table with the columns {Quoted(expected.Columns.Select(column => column.Name))}")];

    private static IEnumerable<ValidationError> CheckColumns(string table, DataFluxTable expected, DataFluxTable given)
    {
        foreach (DataFluxColumn column in expected.Columns)
        {
            if (Find(given, column.Name) is not { } own)
            {
                yield return new ValidationError(Place(table, column), Missing, $"a column of type {column.Type}");
            }
            else if (own.Type != column.Type && !(own.Type.IsReal && column.Type.IsReal))
            {
                yield return new ValidationError(Place(table, column), $"It has type {own.Type}.", $"type {column.Type}");
            }
        }

        foreach (DataFluxColumn column in given.Columns.Where(column => Find(expected, column.Name) is null))
        {
            yield return new ValidationError(Place(table, column), "The job flow's table has no such column.", Quoted(expected.Columns.Select(known => known.Name)));
        }
    }

    private static DataFluxColumn? Find(DataFluxTable table, string column) =>
        table.Columns.FirstOrDefault(own => string.Equals(own.Name, column, StringComparison.Ordinal));

    private static string Place(string table, DataFluxColumn column) => $"{table}: column '{column.Name}'";

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
