namespace BatchJobs.Client.DataFlux;

/// <summary>The service's media types. They are sent without a character set, which the service does not document.</summary>
internal static class DataFluxMediaTypes
{
    public const string JobFlow = "application/vnd.sas.datamgmt.jobflow+json";
    public const string Metadata = "application/vnd.sas.datamgmt.jobflow.metadata+json";
    public const string Content = "application/vnd.sas.datamgmt.jobflow.content+xml";

    public const string AcceptJson = "application/json";
    public const string AcceptText = "text/plain";
    public const string AcceptCollection = "application/vnd.sas.collection+json, application/json";
    public const string AcceptDefinition = "application/vnd.sas.datamgmt.jobflow.definition+json, application/json";
    public const string AcceptMetadata = Metadata + ", application/json";
    public const string AcceptContent = Content + ", application/xml";
}
