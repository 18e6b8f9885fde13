using System.Diagnostics;

namespace BatchJobs.Client.Spss;

/// <summary>Represents a database that a job reads from or writes to.</summary>
/// <remarks>
/// The inputs and exports of a definition refer to the <see cref="Table"/>s of a database, so that the database becomes part of the
/// definition. Only <see cref="JobDefinition.ToJson"/> shows its password. Instances are immutable. Source: IBM SPSS Modeler batch
/// job API, <c>dbDefinitions</c>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Database
{
    /// <summary>
    /// Initializes a new instance of the <see cref="Database"/> class. Its values are validated when a definition that uses it is
    /// built.
    /// </summary>
    /// <param name="name">The database's name within the job definition.</param>
    /// <param name="type">The kind of the database.</param>
    /// <param name="host">The host name or address.</param>
    /// <param name="port">The TCP port, 1 to 65535.</param>
    /// <param name="databaseName">The name of the database on the host (<c>db</c>).</param>
    /// <param name="userName">The name of the user.</param>
    /// <param name="password">The password of the user. The service stores it in clear and returns it in clear.</param>
    /// <param name="options">
    /// The driver's settings, which many kinds of database need, for example <c>Security=SSL</c>. Default: <see langword="null"/>.
    /// </param>
    /// <exception cref="ArgumentNullException">
    /// An argument other than <paramref name="options"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="type"/> is not a member of <see cref="DatabaseType"/>.
    /// </exception>
    public Database(
        string name,
        DatabaseType type,
        string host,
        int port,
        string databaseName,
        string userName,
        string password,
        string? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(databaseName);
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(password);
        _ = EnumNames.DatabaseTypes.Format(type, nameof(type));

        Name = name;
        Type = type;
        Host = host;
        Port = port;
        DatabaseName = databaseName;
        UserName = userName;
        Password = password;
        Options = options;
    }

    /// <summary>Gets the database's name within the job definition.</summary>
    public string Name { get; }

    /// <summary>Gets the kind of the database.</summary>
    public DatabaseType Type { get; }

    /// <summary>Gets the host name or address.</summary>
    public string Host { get; }

    /// <summary>Gets the TCP port.</summary>
    public int Port { get; }

    /// <summary>Gets the name of the database on the host.</summary>
    public string DatabaseName { get; }

    /// <summary>Gets the name of the user.</summary>
    public string UserName { get; }

    /// <summary>Gets the driver's settings; <see langword="null"/> if there are none.</summary>
    public string? Options { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Password { get; }

    /// <summary>Returns a table of this database, to read from or to write to.</summary>
    /// <param name="name">The table's name.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public DatabaseTable Table(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DatabaseTable(this, name);
    }

    /// <summary>Returns the kind, the host and the name of the database, without its credentials.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}: {Type} {Host}:{Port}/{DatabaseName}";

    internal bool IsSameAs(Database other) =>
        (Name, Type, Host, Port, DatabaseName, UserName, Password, Options)
        == (other.Name, other.Type, other.Host, other.Port, other.DatabaseName, other.UserName, other.Password, other.Options);
}

/// <summary>Represents a table of a <see cref="Spss.Database"/>.</summary>
public sealed class DatabaseTable
{
    internal DatabaseTable(Database database, string name)
    {
        Database = database;
        Name = name;
    }

    /// <summary>Gets the database.</summary>
    public Database Database { get; }

    /// <summary>Gets the table's name.</summary>
    public string Name { get; }

    /// <summary>Returns the names of the database and the table.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Database.Name}.{Name}";
}
