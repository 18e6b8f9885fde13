using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace BatchJobs.Testing;

/// <summary>
/// Breaks a connection of Kestrel's. The part of a response that is to come is written to the socket itself: Kestrel does not tell when
/// bytes have left it.
/// </summary>
internal static class BrokenConnection
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Sends the part of a response that is to come, and breaks the connection.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The response.</param>
    /// <param name="at">The date of the response.</param>
    /// <param name="cut">Where it breaks off, and how.</param>
    /// <param name="stall">Waits until the caller gives up, or the connection closes.</param>
    public static async Task SendAsync(HttpContext context, FakeResponse answer, DateTimeOffset at, ResponseCut cut, Func<CancellationToken, Task> stall)
    {
        Socket socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        try
        {
            if (cut.After is { } bytes)
            {
                await socket.SendAsync(Encoding.Latin1.GetBytes(Head(answer, at)), context.RequestAborted).ConfigureAwait(false);
                await SendAsync(socket, answer.Body.Slice(0, Math.Min(bytes, answer.Body.Length)), context.RequestAborted).ConfigureAwait(false);
            }

            if (cut.Failure == ConnectionFailure.Stalled)
            {
                await stall(context.RequestAborted).ConfigureAwait(false);
            }

            // Kestrel itself would reset it in each case.
            if (cut.Failure == ConnectionFailure.Reset)
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            else
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            socket.Close();
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The caller has gone.
        }

        context.Abort();
    }

    private static async Task SendAsync(Socket socket, Blob body, CancellationToken cancellationToken)
    {
        using Stream stream = body.OpenRead();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int length; (length = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                for (int sent = 0; sent < length;)
                {
                    sent += await socket.SendAsync(buffer.AsMemory(sent, length - sent), cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Head(FakeResponse answer, DateTimeOffset at)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Date: {at:r}\r\nContent-Length: {answer.Body.Length}\r\n");
        if (answer.ContentType is { } type)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n");
        }

        foreach ((string name, string value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return head.Append("\r\n").ToString();
    }
}
