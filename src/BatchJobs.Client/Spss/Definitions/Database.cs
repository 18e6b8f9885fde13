using System.Diagnostics;

namespace BatchJobs.Client.Spss;

/// <summary>
/// A database that a job reads from or writes to. A definition's inputs and exports name tables of it, so it cannot be
/// forgotten. Its password shows nowhere but in <see cref="JobDefinition.ToJson"/>.
/// </summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, <c>dbDefinitions</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Database
{
    /// <summary>Describes a database. What is wrong with it is reported when a definition that uses it is built.</summary>
    /// <param name="name">Its name within the job definition.</param>
    /// <param name="type">Its kind.</param>
    /// <param name="host">Host name or address.</param>
    /// <param name="port">TCP port, 1 to 65535.</param>
    /// <param name="databaseName">Name of the database on the host (<c>db</c>).</param>
    /// <param name="userName">User.</param>
    /// <param name="password">Password. The service keeps it in clear, and returns it in clear.</param>
    /// <param name="options">Driver settings that many kinds of database need, for example <c>Security=SSL</c>.</param>
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

    /// <summary>Its name within the job definition.</summary>
    public string Name { get; }

    /// <summary>Its kind.</summary>
    public DatabaseType Type { get; }

    /// <summary>Host name or address.</summary>
    public string Host { get; }

    /// <summary>TCP port.</summary>
    public int Port { get; }

    /// <summary>Name of the database on the host.</summary>
    public string DatabaseName { get; }

    /// <summary>User.</summary>
    public string UserName { get; }

    /// <summary>Driver settings; null when there are none.</summary>
    public string? Options { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Password { get; }

    /// <summary>A table of this database, to read from or to write to.</summary>
    /// <param name="name">The table's name.</param>
    public DatabaseTable Table(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DatabaseTable(this, name);
    }

    /// <summary>Kind, host and database, without the credentials.</summary>
    public override string ToString() => $"{Name}: {Type} {Host}:{Port}/{DatabaseName}";

    internal bool IsSameAs(Database other) =>
        (Name, Type, Host, Port, DatabaseName, UserName, Password, Options)
        == (other.Name, other.Type, other.Host, other.Port, other.DatabaseName, other.UserName, other.Password, other.Options);
}

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
