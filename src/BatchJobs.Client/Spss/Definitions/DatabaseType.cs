namespace BatchJobs.Client.Spss;

/// <summary>The kinds of database that a job can read from and write to, in the service's own words.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, "Database connectivity definitions".</remarks>
public enum DatabaseType
{
    /// <summary><c>ApacheHive</c></summary>
    ApacheHive,

    /// <summary><c>DashDB</c></summary>
    DashDB,

    /// <summary><c>DB2</c></summary>
    DB2,

    /// <summary><c>Greenplum</c></summary>
    Greenplum,

    /// <summary><c>Impala</c></summary>
    Impala,

    /// <summary><c>Informix</c></summary>
    Informix,

    /// <summary><c>MySQL</c></summary>
    MySQL,

    /// <summary><c>Oracle</c></summary>
    Oracle,

    /// <summary><c>PostgreSQL</c></summary>
    PostgreSQL,

    /// <summary><c>ProgressOpenEdge</c></summary>
    ProgressOpenEdge,

    /// <summary><c>Salesforce</c></summary>
    Salesforce,

    /// <summary><c>SQLServer</c></summary>
    SQLServer,

    /// <summary><c>Sybase</c></summary>
    Sybase,

    /// <summary><c>SybaseIQ</c></summary>
    SybaseIQ,

    /// <summary><c>Teradata</c></summary>
    Teradata,
}
