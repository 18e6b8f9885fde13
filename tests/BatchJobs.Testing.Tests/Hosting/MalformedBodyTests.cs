using System.Net.Sockets;
using System.Text;

namespace BatchJobs.Testing.Tests.Hosting;

/// <summary>Bodies that are no HTTP are the caller's mistake, and end the connection.</summary>
public sealed class MalformedBodyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFF")]
    [InlineData("8000000000000000")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    [InlineData("7FFFFFFFFFFFFFFFF0")]
    [InlineData("1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("xyz")]
    [InlineData("-1")]
    [InlineData("")]
    public async Task A_chunk_size_that_is_none_is_answered_with_400_and_a_closed_connection(string size)
    {
        await using var server = new FakeBatchServer();
        Uri address = await server.ListenAsync(cancellationToken: Token);

        string response = await SendAsync(address, $"{size}\r\nabc\r\n0\r\n\r\n");

        response.Should().StartWith("HTTP/1.1 400 ");
        response.Should().Contain("Connection: close");
    }

    [Fact]
    public async Task A_caller_that_leaves_in_the_middle_of_a_body_leaves_no_entry_and_no_request_in_flight()
    {
        await using var server = new FakeBatchServer();
        Uri address = await server.ListenAsync(cancellationToken: Token);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(address.Host, address.Port, Token);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Head + "5\r\nab"), Token);
        }

        await server.AdvanceAsync(TimeSpan.FromHours(1), Token);

        server.Journal.Entries.Should().BeEmpty();
    }

    private const string Head = "POST /pm/v1/jobs/j?accesskey=k HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    /// <summary>Sends a body as it stands, and reads until the server closes the connection.</summary>
    private static async Task<string> SendAsync(Uri address, string body)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Token);
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Head + body), Token);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(Token);
    }
}
