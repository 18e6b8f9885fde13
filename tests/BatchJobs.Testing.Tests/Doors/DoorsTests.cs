using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Testing.Tests.Doors;

public sealed class DoorsTests
{
    private const string Jobs = "/pm/v1/jobs?accesskey=k";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_client_of_the_container_comes_to_the_fake_whatever_is_registered_first(bool fakeFirst)
    {
        using var server = new FakeBatchServer();
        var services = new ServiceCollection();
        if (fakeFirst)
        {
            services.UseFakeBatchServer(server);
        }

        services.AddHttpClient("named").ConfigurePrimaryHttpMessageHandler(() => new Unreachable());
        services.AddSingleton(TimeProvider.System);
        if (!fakeFirst)
        {
            services.UseFakeBatchServer(server);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("named");

        (await http.GetStringAsync("https://anywhere.example.com" + Jobs, Token)).Should().Be("[]");
    }

    [Fact]
    public async Task The_container_gets_the_fakes_clock()
    {
        using var server = new FakeBatchServer();
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .UseFakeBatchServer(server)
            .BuildServiceProvider();

        provider.GetRequiredService<TimeProvider>().Should().BeSameAs(server.Clock);
    }

    [Fact]
    public async Task The_same_world_is_behind_both_doors()
    {
        await using var server = new FakeBatchServer();
        Uri address = await server.ListenAsync(cancellationToken: Token);
        using var socket = new HttpClient();
        using var inProcess = new HttpClient(server.CreateHandler());
        server.Spss.Files.Add("stream", [1, 2, 3]);

        byte[] one = await socket.GetByteArrayAsync(new Uri(address, "/pm/v1/file/stream?accesskey=k"), Token);
        byte[] other = await inProcess.GetByteArrayAsync("https://x.example.com/pm/v1/file/stream?accesskey=k", Token);

        one.Should().Equal(other).And.Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_server_can_listen_more_than_once_and_stops_when_it_is_disposed_of()
    {
        var server = new FakeBatchServer();
        Uri one = await server.ListenAsync(cancellationToken: Token);
        Uri other = await server.ListenAsync(cancellationToken: Token);
        using var http = new HttpClient();
        await http.GetStringAsync(new Uri(one, Jobs), Token);
        await http.GetStringAsync(new Uri(other, Jobs), Token);

        await server.DisposeAsync();
        Func<Task> ask = () => http.GetStringAsync(new Uri(one, Jobs), Token);

        one.Should().NotBe(other);
        await ask.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_server_that_is_disposed_of_says_so()
    {
        var server = new FakeBatchServer();
        using var http = new HttpClient(server.CreateHandler());
        server.Dispose();

        Func<Task> ask = () => http.GetStringAsync("https://x.example.com" + Jobs, Token);
        Action handler = () => server.CreateHandler();

        await ask.Should().ThrowAsync<ObjectDisposedException>();
        handler.Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void An_in_process_answer_is_there_at_once()
    {
        using var server = new FakeBatchServer();
        using var http = new HttpClient(server.CreateHandler());

        Task<HttpResponseMessage> answer = http.GetAsync("https://x.example.com" + Jobs, Token);

        answer.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task Synchronous_requests_are_answered()
    {
        await using var server = new FakeBatchServer();
        using var http = new HttpClient(server.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://x.example.com" + Jobs);

        using HttpResponseMessage response = http.Send(request, Token);

        response.IsSuccessStatusCode.Should().BeTrue();
    }

    [Theory]
    [InlineData("http://nosuchhost.invalid:0")]
    [InlineData("http://u:p@127.0.0.1:0")]
    [InlineData("http://127.0.0.1:0/path")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("http://*:0")]
    [InlineData("127.0.0.1:0")]
    public async Task Only_an_address_that_is_one_is_listened_on(string url)
    {
        await using var server = new FakeBatchServer();

        Func<Task> listen = () => server.ListenAsync(url, Token);

        await listen.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task Localhost_can_have_a_free_port()
    {
        await using var server = new FakeBatchServer();

        Uri address = await server.ListenAsync("http://localhost:0", Token);

        address.IsLoopback.Should().BeTrue();
        address.Port.Should().NotBe(0);
    }

    [Fact]
    public async Task An_address_in_use_is_an_io_exception()
    {
        await using var one = new FakeBatchServer();
        await using var other = new FakeBatchServer();
        Uri address = await one.ListenAsync(cancellationToken: Token);

        Func<Task> listen = () => other.ListenAsync(address.AbsoluteUri, Token);

        await listen.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task Time_stands_still_while_a_handler_of_the_programs_own_is_at_work()
    {
        await using var server = new FakeBatchServer();
        await using ServiceProvider provider = new ServiceCollection()
            .AddHttpClient("named").AddHttpMessageHandler(() => new Hesitating()).Services
            .UseFakeBatchServer(server)
            .BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("named");

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5), server.Clock);

        string answer = await http.GetStringAsync("https://x.example.com" + Jobs, limit.Token);

        answer.Should().Be("[]");
    }

    [Fact]
    public async Task Answers_carry_the_virtual_date()
    {
        await using var server = new FakeBatchServer();
        using var inProcess = new HttpClient(server.CreateHandler());
        Uri address = await server.ListenAsync(cancellationToken: Token);
        using var socket = new HttpClient();

        using HttpResponseMessage one = await inProcess.GetAsync("https://x.example.com" + Jobs, Token);
        using HttpResponseMessage other = await socket.GetAsync(new Uri(address, Jobs), Token);

        one.Headers.Date.Should().Be(server.Clock.GetUtcNow());
        other.Headers.Date.Should().Be(server.Clock.GetUtcNow());
    }

    /// <summary>Waits for a thread that nobody can see, as for a device.</summary>
    private sealed class Hesitating : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            new Thread(() =>
            {
                Thread.SpinWait(200_000);
                turn.SetResult();
            }).Start();
            await turn.Task;
            cancellationToken.ThrowIfCancellationRequested();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Unreachable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("There is no network here.");
    }
}
