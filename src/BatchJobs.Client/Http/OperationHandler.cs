using System.Diagnostics;

namespace BatchJobs.Client;

/// <summary>
/// The first handler: turns what came of an operation's attempts into the response, or into the one exception that the caller sees.
/// </summary>
internal sealed class OperationHandler(OperationTable operations, CurrentSettings settings, ClientTelemetry telemetry, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<HttpResponseMessage>(cancellationToken);
        }

        if (request.RequestUri is not { Scheme: "http" or "https" })
        {
            throw new ArgumentException("The address is no http or https address.", nameof(request));
        }

        operations.CheckHeaders(request);
        AttemptHistory.MoveInto(request);
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            // .NET's connections send a request without content again when they are closed without a response, and nobody
            // learns of it. What changes something therefore always has content, be it empty.
            request.Content ??= new ByteArrayContent([]);
        }

        return ClientTelemetry.HasSpanListeners ? SendInSpanAsync(request, cancellationToken) : TryAsync(request, cancellationToken);
    }

    /// <summary>Sends a request as a span of its own, which is the parent of the spans of its attempts.</summary>
    private async Task<HttpResponseMessage> SendInSpanAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = new Call(operations.Of(request), settings.Value, request);
        Activity? span = telemetry.StartSpan(call.Operation.Name, call.JobId, call.Operation.Name);
        Exception? failure = null;
        try
        {
            return await TryAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            if (span is not null)
            {
                telemetry.EndSpan(span, failure);
            }
        }
    }

    private Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Task<HttpResponseMessage> tries = base.SendAsync(request, cancellationToken);
        return tries.IsCompletedSuccessfully && tries.Result.Content is not ErrorContent ? tries : ConcludeAsync(tries);
    }

    private static async Task<HttpResponseMessage> ConcludeAsync(Task<HttpResponseMessage> tries)
    {
        try
        {
            HttpResponseMessage response = await tries.ConfigureAwait(false);
            return response.Content is ErrorContent refused ? throw refused.Refusal : response;
        }
        catch (TransientRequestException transient)
        {
            throw transient.Failure;
        }
        catch (UploadStreamException own)
        {
            own.Rethrow();
            throw;
        }
    }
}
