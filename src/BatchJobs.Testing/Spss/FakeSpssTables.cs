using System.Collections;

namespace BatchJobs.Testing.Spss;

/// <summary>
/// The database tables that the fake SPSS service knows, as they stand now, in the order in which they came: those that a test has added,
/// and those that successful jobs have written to.
/// </summary>
/// <remarks>
/// A job adds ten rows for each of its exports, as the <c>insertMode</c> says. What happens to a table that is not among these is decided
/// by <see cref="SpssFakeOptions.TablesMustExist"/>. Hosts do not differ by case; databases and tables do.
/// </remarks>
public sealed class FakeSpssTables : IReadOnlyCollection<FakeSpssTable>
{
    private readonly SpssStore store;

    internal FakeSpssTables(SpssStore store) => this.store = store;

    /// <inheritdoc/>
    public int Count => store.Now(() => store.Tables.Count);

    /// <summary>Adds a table that is there already, or sets the number of its rows.</summary>
    /// <param name="host">The host of the database (<c>host</c>).</param>
    /// <param name="port">The database's port (<c>port</c>).</param>
    /// <param name="database">The database's name (<c>db</c>).</param>
    /// <param name="name">The table's name (<c>table</c>).</param>
    /// <param name="rowCount">How many rows it has. Default: 0.</param>
    /// <exception cref="ArgumentNullException">A text is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="port"/> is not from 1 to 65535, or <paramref name="rowCount"/> is negative.</exception>
    public void Add(string host, int port, string database, string name, long rowCount = 0)
    {
        FakeSpssTable table = Checked(host, port, database, name, rowCount);
        store.Now(() => store.Tables.Put(table));
    }

    /// <summary>Removes a table, which is then as unknown as one that was never added.</summary>
    /// <param name="host">The host of the database (<c>host</c>).</param>
    /// <param name="port">The database's port (<c>port</c>).</param>
    /// <param name="database">The database's name (<c>db</c>).</param>
    /// <param name="name">The table's name (<c>table</c>).</param>
    /// <returns><see langword="true"/> when it was there.</returns>
    /// <exception cref="ArgumentNullException">A text is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="port"/> is not from 1 to 65535.</exception>
    public bool Remove(string host, int port, string database, string name)
    {
        FakeSpssTable table = Checked(host, port, database, name, 0);
        return store.Now(() => store.Tables.Remove(table));
    }

    /// <summary>Returns whether a table is among these.</summary>
    /// <param name="host">The host of the database (<c>host</c>).</param>
    /// <param name="port">The database's port (<c>port</c>).</param>
    /// <param name="database">The database's name (<c>db</c>).</param>
    /// <param name="name">The table's name (<c>table</c>).</param>
    /// <returns><see langword="true"/> when it is.</returns>
    /// <exception cref="ArgumentNullException">A text is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="port"/> is not from 1 to 65535.</exception>
    public bool Contains(string host, int port, string database, string name)
    {
        FakeSpssTable table = Checked(host, port, database, name, 0);
        return store.Now(() => store.Tables.Contains(table));
    }

    /// <inheritdoc/>
    public IEnumerator<FakeSpssTable> GetEnumerator() => store.Now<IEnumerable<FakeSpssTable>>(() => [.. store.Tables.All]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static FakeSpssTable Checked(string host, int port, string database, string name, long rowCount)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentException.ThrowIfNullOrEmpty(database);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        return new FakeSpssTable(host, port, database, name, rowCount);
    }
}

/// <summary>A table of a database that jobs of the fake SPSS service read from or write to.</summary>
/// <param name="Host">The host of the database (<c>host</c>), as it was last written.</param>
/// <param name="Port">The database's port (<c>port</c>).</param>
/// <param name="Database">The database's name (<c>db</c>).</param>
/// <param name="Name">The table's name (<c>table</c>).</param>
/// <param name="RowCount">How many rows it has.</param>
public sealed record FakeSpssTable(string Host, int Port, string Database, string Name, long RowCount);
