namespace BatchJobs.Conformance.DataFlux;

/// <summary>The media types that the document names.</summary>
internal static class MediaType
{
    public const string Json = "application/json";
    public const string Collection = "application/vnd.sas.collection+json";
    public const string JobFlow = "application/vnd.sas.datamgmt.jobflow+json";
    public const string Definition = "application/vnd.sas.datamgmt.jobflow.definition+json";
    public const string Metadata = "application/vnd.sas.datamgmt.jobflow.metadata+json";
    public const string Content = "application/vnd.sas.datamgmt.jobflow.content+xml";
    public const string Error = "application/vnd.sas.error+json";
    public const string Log = "text/plain";

    public static string? MediaTypeOf(this WireAnswer answer) => answer.ContentType?.Split(';')[0].Trim();
}
