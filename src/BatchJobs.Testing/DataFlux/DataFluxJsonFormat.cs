using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The JSON of the service, out, member by member and link by link as its document shows it.</summary>
internal sealed class DataFluxJsonFormat(DataFluxStore store)
{
    private readonly DataFluxTime time = new(store.Options);

    public static byte[] Root(DataFluxLinks links) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("links");
        links.Write(writer, "jobFlowDefns", "GET", "/jobFlowDefns", DataFluxMediaTypes.Collection);
        links.Write(writer, "create", "POST", "/jobFlowDefns", DataFluxMediaTypes.JobFlow);
        links.Write(writer, "jobs", "GET", "/jobs", DataFluxMediaTypes.Collection);
        links.Write(writer, "jobsByName", "GET", "/jobs?name={URL-encoded-name}", DataFluxMediaTypes.Collection);
        links.Write(writer, "jobsByUser", "GET", "/jobs?user={URL-encoded-name}", DataFluxMediaTypes.Collection);
        links.Write(writer, "jobsByState", "GET", "/jobs?state={jobState}", DataFluxMediaTypes.Collection);
        links.Write(writer, "deleteJobsByState", "DELETE", "/jobs?state={jobState}");
        links.Write(writer, "serverInfo", "GET", "/serverInfo", DataFluxMediaTypes.Json);
        links.Write(writer, "delete", "DELETE", "/engines");
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static byte[] Flows(IReadOnlyCollection<DataFluxFlow> flows, DataFluxLinks links) => Collection(
        flows,
        (writer, flow) => WriteSummary(writer, flow, links),
        writer => links.Write(writer, "up", "GET", "/", "application/vnd.sas.link"));

    public byte[] Definition(DataFluxFlow flow, DataFluxLinks links) => JsonBytes.Write(writer =>
    {
        string address = FlowAddress(flow.Id);
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("id", flow.Id);
        writer.WriteString("name", flow.Name);
        WriteDescription(writer, flow);
        writer.WriteString("modifiedTimeStamp", time.OfServer(flow.ModifiedAt));
        writer.WriteNumber("size", flow.Content.Bytes.Length);
        writer.WriteStartArray("links");
        links.Write(writer, "self", "GET", address, DataFluxMediaTypes.Definition);
        links.Write(writer, "delete", "DELETE", address);
        links.Write(writer, "metadata", "GET", $"{address}/metadata", DataFluxMediaTypes.Metadata);
        links.Write(writer, "content", "GET", $"{address}/content", DataFluxMediaTypes.Content);
        links.Write(writer, "updateContent", "PUT", $"{address}/content", DataFluxMediaTypes.Content);
        links.Write(writer, "execute", "POST", address, DataFluxMediaTypes.Metadata);
        links.Write(writer, "jobs", "GET", $"{address}/jobs", DataFluxMediaTypes.Collection);
        links.Write(writer, "up", "GET", "/jobFlowDefns", DataFluxMediaTypes.Collection);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static byte[] Metadata(DataFluxFlow flow, DataFluxLinks links) => JsonBytes.Write(writer =>
    {
        string address = FlowAddress(flow.Id);
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("id", flow.Id);
        WriteDescription(writer, flow);
        writer.WriteString("name", flow.Name);
        WriteBindings(writer, flow, "inputs");
        WriteBindings(writer, flow, "outputs");
        writer.WriteStartArray("links");
        links.Write(writer, "execute", "POST", address, DataFluxMediaTypes.Metadata);
        links.Write(writer, "up", "GET", address, DataFluxMediaTypes.Definition);
        links.Write(writer, "self", "GET", $"{address}/metadata", DataFluxMediaTypes.Metadata);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>Several jobs, or one: the service answers with a collection in either case.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="links">The links.</param>
    /// <param name="self">Where the collection is.</param>
    /// <param name="up">Where its parent is, with its type.</param>
    public byte[] Jobs(IReadOnlyCollection<FakeDataFluxJob> jobs, DataFluxLinks links, string self, (string Uri, string Type) up) => Collection(
        jobs,
        (writer, job) => WriteJob(writer, job, links),
        writer =>
        {
            links.Write(writer, "self", "GET", self, DataFluxMediaTypes.Collection);
            links.Write(writer, "up", "GET", up.Uri, up.Type);
        });

    public byte[] ServerInfo(DataFluxLinks links) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("fullProductVersion", "Data Management Server version 2.6");
        writer.WriteString("fullVersion", "DataFlux Data Management Server version 9.6 (build 118)");
        writer.WriteNumber("majorProductVersion", 2);
        writer.WriteNumber("minorProductVersion", 6);
        writer.WriteNumber("productRevision", 0);
        writer.WriteNumber("majorVersion", 9);
        writer.WriteNumber("minorVersion", 6);
        writer.WriteNumber("buildNumber", 118);
        writer.WriteString("authenticationConnection", "");
        writer.WriteString("serverCurrentDate", time.OfServer(store.Moment));
        writer.WriteString("serverStartupDate", time.OfServer(store.StartedAt));
        writer.WriteNumber("minutesFromGmt", store.Options.MinutesFromGmt);
        WriteTexts(writer, "databaseVersion", "Geo/Phone Database --- V3R2 --- 2013-06 --- expires: 3 months");
        WriteTexts(writer, "libraryVersion", "Blue Fusion version 8.2 (build 162) --- blufsn82.dll", "Cluster Engine version 3.7 (build 29) --- ce37.dll");
        writer.WriteStartArray("repositoryInfo");
        writer.WriteStartObject();
        writer.WriteString("name", "Fake_Repository");
        writer.WriteString("type", "Database");
        writer.WriteString("uuid", "528F3BF61ACD6E9C");
        writer.WriteNumber("version", 8);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartArray("links");
        links.Write(writer, "up", "GET", "/", DataFluxMediaTypes.Collection);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>An error as other services of the vendor write it; this one's document does not show any.</summary>
    public static byte[] Error(int status, string message) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteNumber("httpStatusCode", status);
        writer.WriteNumber("errorCode", status);
        writer.WriteString("message", message);
        writer.WriteStartArray("details");
        writer.WriteEndArray();
        writer.WriteString("remediation", "");
        writer.WriteStartArray("links");
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static string FlowAddress(string id) => $"/jobFlowDefns/{DataFluxId.InAddress(id)}";

    public static string JobAddress(string id) => $"/jobs/{DataFluxId.InAddress(id)}";

    private static void WriteSummary(Utf8JsonWriter writer, DataFluxFlow flow, DataFluxLinks links)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        WriteDescription(writer, flow);
        writer.WriteString("id", flow.Id);
        writer.WriteString("name", flow.Name);
        writer.WriteStartArray("links");
        links.Write(writer, "self", "GET", FlowAddress(flow.Id), DataFluxMediaTypes.Definition);
        links.Write(writer, "delete", "DELETE", FlowAddress(flow.Id));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A description that the server does not know is left out.</summary>
    private static void WriteDescription(Utf8JsonWriter writer, DataFluxFlow flow)
    {
        if (flow.Description is { } description)
        {
            writer.WriteString("description", description);
        }
    }

    private void WriteJob(Utf8JsonWriter writer, FakeDataFluxJob job, DataFluxLinks links)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("id", job.Id);
        writer.WriteString("jobFlowId", job.Executed.FlowId);
        writer.WriteString("name", job.FlowName);
        writer.WriteString("startTimeStamp", time.OfJob(job.StartedAt));
        writer.WriteString("stopTimeStamp", time.OfJob(job.FinishedAt));
        writer.WriteNumber("duration", job.StartedAt is { } start ? ((job.FinishedAt ?? store.Moment) - start).TotalSeconds : 0);
        writer.WriteString("state", job.State);
        writer.WriteString("userName", job.UserName);
        writer.WriteStartArray("links");
        WriteJobLinks(writer, job, links);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Which links a job has depends on its state: only what it can do has one.</summary>
    private void WriteJobLinks(Utf8JsonWriter writer, FakeDataFluxJob job, DataFluxLinks links)
    {
        string address = JobAddress(job.Id);
        links.Write(writer, "jobFlow", "GET", FlowAddress(job.Executed.FlowId), DataFluxMediaTypes.Definition);
        links.Write(writer, "self", "GET", address, DataFluxMediaTypes.Collection);
        if (job.CurrentLog.HasBegun)
        {
            links.Write(writer, "log", "GET", $"{address}/log", DataFluxMediaTypes.Log);
        }

        if (store.CanStop(job))
        {
            links.Write(writer, "cancel", "PUT", new DataFluxLinkTemplate(store.Options.CancelLink).For(job.Id));
            links.Write(writer, "kill", "PUT", new DataFluxLinkTemplate(store.Options.KillLink).For(job.Id));
        }

        if (job.Allows(JobEvent.Delete))
        {
            links.Write(writer, "delete", "DELETE", address);
        }
    }

    private static byte[] Collection<T>(IReadOnlyCollection<T> items, Action<Utf8JsonWriter, T> writeItem, Action<Utf8JsonWriter> writeLinks) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("name", "items");
        writer.WriteNumber("count", items.Count);
        writer.WriteStartArray("items");
        foreach (T item in items)
        {
            writeItem(writer, item);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("links");
        writeLinks(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteBindings(Utf8JsonWriter writer, DataFluxFlow flow, string name)
    {
        writer.WritePropertyName(name);
        if (flow.Metadata is { } metadata && metadata.TryGetProperty(name, out JsonElement bindings))
        {
            bindings.WriteTo(writer);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, params ReadOnlySpan<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
