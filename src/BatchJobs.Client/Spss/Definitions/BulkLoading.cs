namespace BatchJobs.Client.Spss;

/// <summary>Whether an export loads its rows in bulk.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, edition of 2017-09-07, <c>bulkLoading</c>.</remarks>
public enum BulkLoading
{
    /// <summary><c>Off</c>: no bulk loading.</summary>
    Off,

    /// <summary><c>ODBC</c>: bulk loading by the ODBC driver.</summary>
    Odbc,
}
