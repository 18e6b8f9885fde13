namespace BatchJobs.Conformance.DataFlux;

/// <summary>One of the service's operations, on the flow f.djf.</summary>
internal sealed record Operation(string Method, string Path, string? ContentType = null, string Text = "")
{
    public static Operation[] All(string job)
    {
        string flow = DataFluxCalls.FlowPath("f.djf");
        return
        [
            new("GET", ""), new("GET", "/"), new("GET", "/jobFlowDefns"),
            new("POST", "/jobFlowDefns", MediaType.JobFlow, DataFluxCalls.Upload("new.djf", [1])),
            new("HEAD", flow), new("GET", flow), new("GET", flow + "/content"), new("PUT", flow + "/content", MediaType.Content, "<new/>"),
            new("GET", flow + "/metadata"), new("GET", flow + "/jobs"), new("POST", flow, MediaType.Metadata, "{}"), new("DELETE", flow),
            new("GET", "/jobs"), new("GET", "/jobs?state=failed"), new("DELETE", "/jobs?state=completed"),
            new("GET", DataFluxCalls.JobPath(job)), new("GET", DataFluxCalls.JobPath(job, "/log")),
            new("PUT", DataFluxCalls.JobPath(job, "/cancel")), new("PUT", DataFluxCalls.JobPath(job, "/kill")),
            new("DELETE", DataFluxCalls.JobPath(job)), new("GET", "/serverInfo"), new("DELETE", "/engines"),
            new("GET", "/jobFlowDefns/***"), new("GET", DataFluxCalls.FlowPath("nobody.djf")),
        ];
    }

    public HttpContent? Body() => ContentType is null ? null : DataFluxCalls.Body(Text, ContentType);
}
