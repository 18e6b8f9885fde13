namespace BatchJobs.Client.DataFlux;

/// <summary>The headers with the service's media types. They are sent without a character set, which the service does not document.</summary>
internal static class DataFluxHeaders
{
    public const string JobFlow = "application/vnd.sas.datamgmt.jobflow+json";
    public const string Content = "application/vnd.sas.datamgmt.jobflow.content+xml";
    public const string SendMetadata = "Content-Type: application/vnd.sas.datamgmt.jobflow.metadata+json";

    public const string AcceptJson = "Accept: application/json";
    public const string AcceptText = "Accept: text/plain";
    public const string AcceptCollection = "Accept: application/vnd.sas.collection+json, application/json";
    public const string AcceptDefinition = "Accept: application/vnd.sas.datamgmt.jobflow.definition+json, application/json";
    public const string AcceptMetadata = "Accept: application/vnd.sas.datamgmt.jobflow.metadata+json, application/json";
    public const string AcceptContent = "Accept: application/vnd.sas.datamgmt.jobflow.content+xml, application/xml";
}
