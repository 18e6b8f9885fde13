namespace BatchJobs.Client.Spss;

/// <summary>How an export puts its rows into the table.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, <c>insertMode</c>. The documents name no default.</remarks>
public enum InsertMode
{
    /// <summary><c>Append</c>: the table must exist and be compatible.</summary>
    Append,

    /// <summary><c>Create</c>: the table is created; it is an error if it exists.</summary>
    Create,

    /// <summary><c>Drop</c>: if the table exists, it is dropped and created again.</summary>
    Drop,

    /// <summary><c>Refresh</c>: the table's rows are deleted before the new ones are inserted.</summary>
    Refresh,
}
