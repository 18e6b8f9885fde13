namespace BatchJobs.Client.Spss;

/// <summary>A table of a <see cref="Spss.Database"/>.</summary>
public sealed class DatabaseTable
{
    internal DatabaseTable(Database database, string name)
    {
        Database = database;
        Name = name;
    }

    /// <summary>The database.</summary>
    public Database Database { get; }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>Database and table.</summary>
    public override string ToString() => $"{Database.Name}.{Name}";
}
