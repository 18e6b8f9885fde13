namespace BatchJobs.Testing.DataFlux;

/// <summary>The media types that the service's document names.</summary>
internal static class DataFluxMediaTypes
{
    public const string Json = "application/json";
    public const string Collection = "application/vnd.sas.collection+json";
    public const string Error = "application/vnd.sas.error+json";
    public const string JobFlow = "application/vnd.sas.datamgmt.jobflow+json";
    public const string Definition = "application/vnd.sas.datamgmt.jobflow.definition+json";
    public const string Metadata = "application/vnd.sas.datamgmt.jobflow.metadata+json";
    public const string Content = "application/vnd.sas.datamgmt.jobflow.content+xml";
    public const string Log = "text/plain";
}
