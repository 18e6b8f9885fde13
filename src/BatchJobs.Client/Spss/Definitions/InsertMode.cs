namespace BatchJobs.Client.Spss;

/// <summary>Specifies how an export inserts its rows into a table.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, <c>insertMode</c>. The documents name no default.</remarks>
public enum InsertMode
{
    /// <summary>Rows are appended to the table, which must exist and be compatible (<c>Append</c>).</summary>
    Append,

    /// <summary>The table is created, and the job fails if it exists (<c>Create</c>).</summary>
    Create,

    /// <summary>The table is dropped if it exists, and is created again (<c>Drop</c>).</summary>
    Drop,

    /// <summary>The rows of the table are deleted before the new ones are inserted (<c>Refresh</c>).</summary>
    Refresh,
}
