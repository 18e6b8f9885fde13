using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>The JSON that the service answers with, member by member in the order of the document's examples.</summary>
internal static class VitamJsonFormat
{
    public static byte[] Task(FakeVitamTask task) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", task.Id);
        writer.WriteString("type", task.Type);
        writer.WriteString("state", task.State);
        if (task.TaskStatus is { } wish)
        {
            writer.WriteString("task_status", wish);
        }

        WriteDate(writer, "start_date", task.StartedAt);
        WriteDate(writer, "end_date", task.FinishedAt);
        WriteDate(writer, "expiration_date", task.ExpiresAt);
        writer.WriteString("result_link", task.Outcome?.ResultLink);
        if (task.Outcome?.Error is { } error)
        {
            writer.WritePropertyName("error");
            WriteError(writer, error, task.Type);
        }

        writer.WriteEndObject();
    });

    /// <summary>The beginning of a list, as much of it as the limit allows.</summary>
    /// <param name="ids">The identifiers of all tasks that were asked for.</param>
    /// <param name="query">What was asked; null for everything.</param>
    /// <param name="next">What the rest would be asked for by.</param>
    /// <param name="options">The limit, and whether time ran out.</param>
    public static byte[] List(string[] ids, string? query, string next, VitamFakeOptions options) => JsonBytes.Write(writer =>
    {
        int size = Math.Min(ids.Length, options.ListLimit);
        writer.WriteStartObject();
        writer.WriteStartObject("hits");
        writer.WriteNumber("total", ids.Length);
        writer.WriteNumber("size", size);
        writer.WriteNumber("offset", 0);
        writer.WriteNumber("limit", options.ListLimit);
        writer.WriteBoolean("time_out", options.ListTimedOut);
        if (size < ids.Length)
        {
            writer.WriteString("next", next);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("context");
        if (query is not null)
        {
            writer.WriteString("query", query);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("results");
        foreach (string id in ids.AsSpan(0, size))
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static byte[] Status(VitamInstance instance, VitamFakeOptions options) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", options.InstanceId);
        writer.WriteString("service", options.ServiceName);
        writer.WriteString("startDate", VitamTime.WriteShort(instance.StartedAt));
        writer.WriteString("status", instance.Status);
        writer.WriteEndObject();
    });

    /// <summary>What has become of a step, as later software tells it; of its actions it tells no more than whether the step succeeded.</summary>
    public static byte[] ItemStatus(FakeVitamTask task) => JsonBytes.Write(writer =>
    {
        string status = task.Outcome?.Error is null ? "OK" : "KO";
        writer.WriteStartObject();
        writer.WriteStartObject("itemsStatus");
        foreach (string action in task.Submitted.Actions.Distinct(StringComparer.Ordinal))
        {
            writer.WriteStartObject(action);
            writer.WriteString("itemId", action);
            writer.WriteString("globalStatus", status);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteString("itemId", task.Submitted.Name);
        WriteIfAny(writer, "message", task.Outcome?.Error?.Message);
        writer.WriteString("globalStatus", status);
        writer.WriteEndObject();
    });

    /// <summary>The requests for data that cannot be had yet.</summary>
    public static byte[] AccessRequests(IReadOnlyList<FakeVitamAccessRequest> requests) => JsonBytes.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (FakeVitamAccessRequest request in requests)
        {
            writer.WriteStartObject();
            writer.WriteString("accessRequestId", request.AccessRequestId);
            writer.WriteString("strategyId", request.StrategyId);
            writer.WriteString("offerId", request.OfferId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>The body of an error, for those who want one.</summary>
    public static byte[] Error(int status, string description) => JsonBytes.Write(writer =>
    {
        (string state, string message) = status switch
        {
            401 => ("Unauthorized", "Unauthorized, authentication in error"),
            404 => ("Item_Not_Found", "Not Found, requested resource does not exist"),
            405 => ("Method_Not_Allowed", "Method Not Allowed"),
            409 => ("Conflict", "Conflict, operation requested is in conflict with existing data"),
            _ => ("Precondition_Failed", "Precondition Failed, some predicates are incorrect, therefore the operation is not possible"),
        };
        writer.WriteStartObject();
        writer.WriteNumber("httpCode", status);
        writer.WriteString("code", state.ToUpperInvariant());
        writer.WriteString("context", "WORKER");
        writer.WriteString("state", state);
        writer.WriteString("message", message);
        writer.WriteString("description", description);
        writer.WriteEndObject();
    });

    private static void WriteError(Utf8JsonWriter writer, FakeVitamError error, string type)
    {
        writer.WriteStartObject();
        writer.WriteNumber("http_code", error.HttpCode);
        writer.WriteString("code", type);
        writer.WriteString("state", error.State);
        WriteIfAny(writer, "message", error.Message);
        WriteIfAny(writer, "description", error.Description);
        if (error.Errors.Count > 0)
        {
            writer.WriteStartArray("errors");
            foreach (FakeVitamError inner in error.Errors)
            {
                WriteError(writer, inner, type);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter writer, string name, DateTimeOffset? at) => writer.WriteString(name, at is { } moment ? VitamTime.Write(moment) : null);

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
