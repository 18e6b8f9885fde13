namespace BatchJobs.Client.Spss;

/// <summary>Specifies whether an export loads its rows in bulk.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, edition of 2017-09-07, <c>bulkLoading</c>.</remarks>
public enum BulkLoading
{
    /// <summary>Rows are not loaded in bulk (<c>Off</c>).</summary>
    Off,

    /// <summary>Rows are loaded in bulk by the ODBC driver (<c>ODBC</c>).</summary>
    Odbc,
}
