using System.Net;
using System.Net.Sockets;
using System.Text;
using BatchJobs.Client.Spss;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Http;

/// <summary>How the client behaves on a real socket, with the handler that it is registered with.</summary>
public class SocketTests
{
    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("307 Temporary Redirect")]
    public async Task A_redirect_is_not_followed_and_does_not_carry_the_key_away(string status)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using ServiceProvider provider = Register(port);
        Task<IReadOnlyList<string>> list = provider.GetRequiredService<SpssClient>().Files.ListAsync();
        using TcpClient connection = await listener.AcceptTcpClientAsync();
        NetworkStream stream = connection.GetStream();
        _ = await stream.ReadAtLeastAsync(new byte[4096], 1);

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nLocation: http://127.0.0.1:{port}/elsewhere\r\nContent-Length: 0\r\n\r\n"));

        Exception? thrown = await Record.ExceptionAsync(() => list);
        ((int)thrown.Should().BeOfType<ServiceException>().Which.StatusCode).ToString().Should().Be(status[..3]);
        stream.DataAvailable.Should().BeFalse();
        listener.Pending().Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_connection_error_without_the_key()
    {
        using var reserved = new TcpListener(IPAddress.Loopback, 0);
        reserved.Start();
        int port = ((IPEndPoint)reserved.LocalEndpoint).Port;
        reserved.Stop();
        await using ServiceProvider provider = Register(port);
        Func<Task> list = () => provider.GetRequiredService<SpssClient>().Files.ListAsync();

        ServiceUnreachableException exception = (await list.Should().ThrowAsync<ServiceUnreachableException>()).Which;

        exception.Error.Should().Be(HttpRequestError.ConnectionError);
        exception.ToString().Should().NotContainAny(SpssClientFixture.Key, Uri.EscapeDataString(SpssClientFixture.Key), "accesskey");
    }

    private static ServiceProvider Register(int port)
    {
        var services = new ServiceCollection();
        services.AddSpssClient(options =>
        {
            options.Endpoint = new Uri($"http://127.0.0.1:{port}");
            options.AccessKey = SpssClientFixture.Key;
            options.Retry.MaxRetryAttempts = 0;
        });
        return services.BuildServiceProvider();
    }
}
