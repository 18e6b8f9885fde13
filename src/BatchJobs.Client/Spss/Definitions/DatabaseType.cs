namespace BatchJobs.Client.Spss;

/// <summary>
/// Specifies the kind of a database that a job reads from or writes to. The members are named as the service names them.
/// </summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, "Database connectivity definitions".</remarks>
public enum DatabaseType
{
    /// <summary>Apache Hive (<c>ApacheHive</c>).</summary>
    ApacheHive,

    /// <summary>IBM dashDB (<c>DashDB</c>).</summary>
    DashDB,

    /// <summary>IBM DB2 (<c>DB2</c>).</summary>
    DB2,

    /// <summary>Greenplum (<c>Greenplum</c>).</summary>
    Greenplum,

    /// <summary>Impala (<c>Impala</c>).</summary>
    Impala,

    /// <summary>Informix (<c>Informix</c>).</summary>
    Informix,

    /// <summary>MySQL (<c>MySQL</c>).</summary>
    MySQL,

    /// <summary>Oracle (<c>Oracle</c>).</summary>
    Oracle,

    /// <summary>PostgreSQL (<c>PostgreSQL</c>).</summary>
    PostgreSQL,

    /// <summary>Progress OpenEdge (<c>ProgressOpenEdge</c>).</summary>
    ProgressOpenEdge,

    /// <summary>Salesforce (<c>Salesforce</c>).</summary>
    Salesforce,

    /// <summary>SQL Server (<c>SQLServer</c>).</summary>
    SQLServer,

    /// <summary>Sybase (<c>Sybase</c>).</summary>
    Sybase,

    /// <summary>Sybase IQ (<c>SybaseIQ</c>).</summary>
    SybaseIQ,

    /// <summary>Teradata (<c>Teradata</c>).</summary>
    Teradata,
}
