using System.Net.Sockets;

namespace BatchJobs.Testing;

/// <summary>What .NET's own handler throws when a connection fails.</summary>
internal static class TransportErrors
{
    private const string WhileSending = "An error occurred while sending the request.";

    public static HttpRequestException Refused(Uri address)
    {
        var refused = new SocketException((int)SocketError.ConnectionRefused);
        return new HttpRequestException(HttpRequestError.ConnectionError, $"{refused.Message} ({address.Authority})", refused);
    }

    /// <summary>The connection failed before any of the response came.</summary>
    public static HttpRequestException BeforeResponse(ConnectionFailure failure) => failure == ConnectionFailure.Reset
        ? new HttpRequestException(HttpRequestError.Unknown, WhileSending, ResetWhileReading())
        : new HttpRequestException(HttpRequestError.ResponseEnded, WhileSending, new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    /// <summary>The connection failed within the body of the response.</summary>
    public static IOException WithinBody(ConnectionFailure failure, long missing) => failure == ConnectionFailure.Reset
        ? ResetWhileReading()
        : new HttpIOException(HttpRequestError.ResponseEnded, $"The response ended prematurely, with at least {missing} additional bytes expected.");

    private static IOException ResetWhileReading()
    {
        var reset = new SocketException((int)SocketError.ConnectionReset);
        return new IOException($"Unable to read data from the transport connection: {reset.Message}.", reset);
    }
}
