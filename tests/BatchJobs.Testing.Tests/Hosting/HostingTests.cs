using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Testing.Tests.Hosting;

public sealed class HostingTests
{
    private const string Jobs = "/pm/v1/jobs?accesskey=k";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clients_of_this_library_come_to_the_fake_and_others_keep_their_handler(bool fakeFirst)
    {
        using var server = new FakeBatchServer();
        await using ServiceProvider provider = Container(fakeFirst, services => services.AddFakeBatchServer(server));

        foreach (string name in OwnNames)
        {
            (await AskAsync(provider, name)).Should().Be("[]", name);
        }

        foreach (string name in OtherNames)
        {
            await FluentActions.Awaiting(() => AskAsync(provider, name)).Should().ThrowAsync<HttpRequestException>(name);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Others_come_to_the_fake_when_they_are_named_recognized_or_all_are_meant(bool fakeFirst)
    {
        using var server = new FakeBatchServer();
        await using ServiceProvider named = Container(fakeFirst, services => services.AddFakeBatchServer(server, options => options.Redirect("named")));
        await using ServiceProvider recognized = Container(fakeFirst, services => services.AddFakeBatchServer(server, options => options.Redirect(name => name.EndsWith('d'))));
        await using ServiceProvider all = Container(fakeFirst, services => services.AddFakeBatchServer(server, options => options.RedirectAll()));

        foreach (string name in OwnNames)
        {
            (await AskAsync(named, name)).Should().Be("[]", name);
        }

        (await AskAsync(named, "named")).Should().Be("[]");
        (await AskAsync(recognized, "named")).Should().Be("[]");
        await FluentActions.Awaiting(() => AskAsync(named, "")).Should().ThrowAsync<HttpRequestException>();
        await FluentActions.Awaiting(() => AskAsync(recognized, "BatchJobs.Spssx")).Should().ThrowAsync<HttpRequestException>();
        foreach (string name in OtherNames)
        {
            (await AskAsync(all, name)).Should().Be("[]", name);
        }
    }

    [Fact]
    public async Task The_container_keeps_its_clock_when_told_so()
    {
        using var server = new FakeBatchServer();
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddFakeBatchServer(server, options => options.ReplaceTimeProvider = false)
            .BuildServiceProvider();

        provider.GetRequiredService<TimeProvider>().Should().BeSameAs(TimeProvider.System);
    }

    private static readonly string[] OwnNames = ["BatchJobs.Spss", "BatchJobs.Spss.second", "BatchJobs.DataFlux", "BatchJobs.DataFlux.a.b", "BatchJobs.Vitam", "BatchJobs.Vitam.x"];
    private static readonly string[] OtherNames = ["", "named", "BatchJobs", "BatchJobs.Spssx", "batchjobs.spss", "Other.BatchJobs.Spss"];

    private static ServiceProvider Container(bool fakeFirst, Action<IServiceCollection> addFake)
    {
        var services = new ServiceCollection();
        if (fakeFirst)
        {
            addFake(services);
        }

        foreach (string name in (string[])[.. OwnNames, .. OtherNames])
        {
            services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => new Unreachable());
        }

        if (!fakeFirst)
        {
            addFake(services);
        }

        return services.BuildServiceProvider();
    }

    private static async Task<string> AskAsync(ServiceProvider provider, string name)
    {
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);
        return await http.GetStringAsync("https://anywhere.example.com" + Jobs, Token);
    }

    [Fact]
    public async Task The_container_gets_the_fakes_clock()
    {
        using var server = new FakeBatchServer();
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddFakeBatchServer(server)
            .BuildServiceProvider();

        provider.GetRequiredService<TimeProvider>().Should().BeSameAs(server.Clock);
    }

    [Fact]
    public async Task The_same_world_is_behind_both_hosts()
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
            .AddFakeBatchServer(server, options => options.Redirect("named"))
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
