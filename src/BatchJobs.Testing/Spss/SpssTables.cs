using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>The tables that a test has added and that jobs have written to. Only their numbers of rows are kept.</summary>
internal sealed class SpssTables
{
    public const string Append = "Append";
    public const string Create = "Create";
    public const string Drop = "Drop";
    public const string Refresh = "Refresh";

    private const int RowsOfExport = 10;

    private readonly Dictionary<Key, (FakeSpssTable Table, long Order)> tables = [];
    private long order;

    /// <summary>Gets the tables in the order in which they came.</summary>
    public IEnumerable<FakeSpssTable> All => tables.Values.OrderBy(entry => entry.Order).Select(entry => entry.Table);

    public int Count => tables.Count;

    public bool Contains(FakeSpssTable table) => tables.ContainsKey(Key.Of(table));

    public bool Remove(FakeSpssTable table) => tables.Remove(Key.Of(table));

    /// <summary>Takes over the tables of another service.</summary>
    public void CopyFrom(SpssTables source)
    {
        tables.Clear();
        foreach ((Key key, (FakeSpssTable Table, long Order) table) in source.tables)
        {
            tables.Add(key, table);
        }

        order = source.order;
    }

    public void Put(FakeSpssTable table)
    {
        Key key = Key.Of(table);
        tables[key] = (table, tables.TryGetValue(key, out (FakeSpssTable Table, long Order) old) ? old.Order : ++order);
    }

    /// <summary>Reads and writes the tables of a job whose definition has no problem: all of them, or none when one cannot be.</summary>
    /// <param name="job">The job, which has run.</param>
    /// <param name="mustExist">Whether a table exists only when it is among these.</param>
    /// <returns>Why the job fails; null when it has written its rows.</returns>
    public string? Write(SubmittedSpssJob job, bool mustExist)
    {
        if (job.Setting is null)
        {
            return null;
        }

        for (int i = 0; mustExist && i < job.Inputs.Count; i++)
        {
            FakeSpssTable table = TableOf(job, job.Inputs[i]);
            if (!Contains(table))
            {
                return $"{Named(table)} does not exist, and '/setting/inputs/{i}' reads it.";
            }
        }

        var written = new Dictionary<Key, FakeSpssTable>();
        for (int i = 0; i < job.Exports.Count; i++)
        {
            FakeSpssTable table = TableOf(job, job.Exports[i]);
            string? mode = job.Exports[i].InsertMode;
            FakeSpssTable? old = written.GetValueOrDefault(Key.Of(table)) ?? tables.GetValueOrDefault(Key.Of(table)).Table;
            if (old is not null && mode == Create)
            {
                return $"{Named(table)} exists already, and '/setting/exports/{i}' writes to it with insertMode {mode}, which makes a new one.";
            }

            if (old is null && mustExist && mode is Append or Refresh)
            {
                return $"{Named(table)} does not exist, and '/setting/exports/{i}' writes to it with insertMode {mode}, which makes none.";
            }

            written[Key.Of(table)] = table with { RowCount = RowsOfExport + (mode is Append or null ? old?.RowCount ?? 0 : 0) };
        }

        foreach (FakeSpssTable table in written.Values)
        {
            Put(table);
        }

        return null;
    }

    private static FakeSpssTable TableOf(SubmittedSpssJob job, SubmittedSpssNode node)
    {
        JsonElement database = job.Databases!.Value.GetProperty(node.DbRef!);
        return new FakeSpssTable(
            database.GetProperty("host").GetString()!,
            SpssDefinitionSchema.ReadPort(database.GetProperty("port")),
            database.GetProperty("db").GetString()!,
            node.Table!,
            0);
    }

    private static string Named(FakeSpssTable table) => $"The table '{table.Name}' of the database '{table.Database}' at {table.Host}:{table.Port}";

    /// <summary>What makes a table the same: the names of hosts do not differ by case.</summary>
    private readonly record struct Key(string Host, int Port, string Database, string Name)
    {
        public static Key Of(FakeSpssTable table) => new(table.Host.ToUpperInvariant(), table.Port, table.Database, table.Name);
    }
}
