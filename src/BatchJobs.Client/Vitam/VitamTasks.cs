using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BatchJobs.Client.Vitam;

internal sealed class VitamTasks(ServiceTransport transport, VitamContext defaults, TimeProvider time, VitamClient client) : IVitamTasks
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly VitamMask mask = new(transport);

    public Task<VitamTaskList> ListAsync(VitamQuery? query = null, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        ServiceCall call = Call(VitamOperations.ListTasks.Call(), context) with
        {
            CreateContent = query is null ? null : Content(new VitamListRequest(query.Text), VitamJson.Text.VitamListRequest),
        };
        return transport.SendAsync(call, VitamJson.Default.VitamTaskList, WithHeaders, cancellationToken);
    }

    public async Task<VitamSubmission> SubmitAsync(VitamStep definition, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        VitamStepRules.Check(definition);
        var trace = new SubmissionTrace();
        ServiceCall call = Call(VitamOperations.SubmitTask.Call(), context) with
        {
            CreateContent = Content(definition, VitamJson.Text.VitamStep),
            Trace = trace,
        };

        long start = time.GetTimestamp();
        try
        {
            VitamAsyncStatus status = await SendAsync(call, id: null, cancellationToken).ConfigureAwait(false);
            return new VitamSubmission(new VitamTask(status.Id, client, context), status);
        }
        catch (Exception lost) when (trace.LeavesOpen(lost))
        {
            throw await new LostTask(client, context, time, start).DescribeAsync(lost, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<VitamAsyncStatus> GetAsync(string id, VitamContext? context = null, CancellationToken cancellationToken = default) =>
        SendAsync(Call(VitamOperations.GetTask.Call(OpaqueId.Encode(id)), context), id, cancellationToken);

    public async Task<VitamAsyncStatus> CancelAsync(
        string id, VitamGenericObject? details = null, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        var trace = new SubmissionTrace();
        ServiceCall call = Call(VitamOperations.CancelTask.Call(OpaqueId.Encode(id)), context) with
        {
            CreateContent = Content(details ?? Cancellation()),
            Trace = trace,
        };

        try
        {
            return await SendAsync(call, id, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceConflictException) when (trace.AnswerLost)
        {
            // The try whose answer was lost may be what has ended the task.
            VitamAsyncStatus now = await GetAsync(id, context, cancellationToken).ConfigureAwait(false);
            if (client.PhaseOf(now) != JobPhase.Canceled)
            {
                throw;
            }

            return now;
        }
    }

    public Task<VitamAsyncStatus> CancelByRequestIdAsync(
        string requestId, VitamGenericObject? details = null, VitamContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        ServiceCall call = Call(VitamOperations.CancelByRequestId.Call(), context) with
        {
            CreateContent = Content((details ?? Cancellation()) with { RequestId = requestId }),
        };
        return SendAsync(call, id: null, cancellationToken);
    }

    public VitamTask GetHandle(string id, VitamContext? context = null) => new(id, client, context);

    private Task<VitamAsyncStatus> SendAsync(ServiceCall call, string? id, CancellationToken cancellationToken) =>
        transport.SendAsync(call, VitamJson.Default.VitamAsyncStatus, (status, response) => Whole(status, id, response), cancellationToken);

    private ServiceCall Call(ServiceCall call, VitamContext? context) =>
        call with { Headers = (context ?? VitamContext.None).Or(defaults).Headers() };

    private VitamGenericObject Cancellation() => new() { Timestamp = new VitamTime(time.GetUtcNow()), Message = "cancel" };

    /// <exception cref="ArgumentException">A text of it would arrive as another one.</exception>
    private static Func<HttpContent> Content(VitamGenericObject details) =>
        WholeText.IsWhole(details.RequestId) && WholeText.IsWhole(details.Message) && WholeText.IsWhole(details.Timestamp?.Text)
            ? Content(details, VitamJson.Text.VitamGenericObject)
            : throw new ArgumentException("A text of it has half of a surrogate pair.", nameof(details));

    private static Func<HttpContent> Content<T>(T value, JsonTypeInfo<T> type)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return () => new ByteArrayContent(json) { Headers = { ContentType = Json } };
    }

    private VitamAsyncStatus Whole(VitamAsyncStatus status, string? id, HttpResponseMessage response)
    {
        if (!OpaqueId.IsUsable(status.Id) || (id is not null && !string.Equals(id, status.Id, StringComparison.Ordinal)))
        {
            throw new JsonException(id is null ? "The task has no identifier." : "It is about another task.");
        }

        return mask.Apply(status) with { Answer = mask.Read(response) };
    }

    private VitamTaskList WithHeaders(VitamTaskList list, HttpResponseMessage response) =>
        mask.Apply(list) with { Ids = [.. list.Ids.OfType<string>()], Answer = mask.Read(response) };
}
