using System.Net;
using BatchJobs.Client.Vitam;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Http;

/// <summary>The rest of the pipeline belongs to the program, and the client's promises hold all the same.</summary>
public class ForeignHandlerTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_resilience_handler_of_all_clients_does_not_send_a_submission_twice(int status)
    {
        using var wire = new ServiceScript(TimeProvider.System, VitamClientFixture.Root) { Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.List()) };
        wire.Respond(status, "gateway");
        await using ServiceProvider provider = Vitam(wire, services => services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler()));
        Func<Task> submit = () => provider.GetRequiredService<VitamClient>().Tasks.SubmitAsync(VitamClientFixture.Step);

        (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).WithMessage("*RemoveAllResilienceHandlers()*EXTEXP0001*");

        wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task A_hedging_handler_does_not_send_a_submission_twice()
    {
        using var wire = new ServiceScript(TimeProvider.System, VitamClientFixture.Root) { Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.List()) };
        wire.Respond(502, "gateway");
        await using ServiceProvider provider = Vitam(wire, _ => { }, http => http.AddStandardHedgingHandler());
        Func<Task> submit = () => provider.GetRequiredService<VitamClient>().Tasks.SubmitAsync(VitamClientFixture.Step);

        await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>();

        wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task What_has_certainly_not_been_carried_out_may_be_sent_again_by_whoever_wants_to()
    {
        using var wire = new ServiceScript(TimeProvider.System, VitamClientFixture.Root);
        wire.RefuseConnection().Respond(429, "busy").Respond(201, VitamClientFixture.Status("running"));
        await using ServiceProvider provider = Vitam(wire, _ => { }, http => http.AddHttpMessageHandler(() => new Insistent()));

        await provider.GetRequiredService<VitamClient>().Tasks.SubmitAsync(VitamClientFixture.Step);

        wire.Sent.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_clone_that_lost_the_options_does_not_send_a_submission_twice()
    {
        using var wire = new ServiceScript(TimeProvider.System, VitamClientFixture.Root) { Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.List()) };
        wire.Respond(502, "gateway");
        await using ServiceProvider provider = Vitam(wire, _ => { }, http => http.AddHttpMessageHandler(() => new Insistent(clones: true)));
        Func<Task> submit = () => provider.GetRequiredService<VitamClient>().Tasks.SubmitAsync(VitamClientFixture.Step);

        await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>();

        wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(400)]
    [InlineData(503)]
    public async Task A_response_that_a_handler_has_made_of_a_lost_one_does_not_hide_it(int status)
    {
        using var wire = new ServiceScript(TimeProvider.System, VitamClientFixture.Root) { Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.List()) };
        wire.LoseResponse();
        await using ServiceProvider provider = Vitam(wire, _ => { }, http => http.AddHttpMessageHandler(() => new Substitute((HttpStatusCode)status)));
        Func<Task> submit = () => provider.GetRequiredService<VitamClient>().Tasks.SubmitAsync(VitamClientFixture.Step);

        await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>();

        wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task What_a_handler_has_kept_from_the_service_was_not_carried_out()
    {
        using var wire = new ServiceScript(TimeProvider.System, VitamClientFixture.Root);
        await using ServiceProvider provider = Vitam(wire, _ => { }, http => http.AddHttpMessageHandler(() => new Closed()));
        Func<Task> submit = () => provider.GetRequiredService<VitamClient>().Tasks.SubmitAsync(VitamClientFixture.Step);

        await submit.Should().ThrowExactlyAsync<ServiceUnreachableException>();

        wire.Sent.Should().BeEmpty();
    }

    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(InvalidDataException))]
    [InlineData(typeof(FormatException))]
    public async Task Whatever_a_handler_throws_is_no_response(Type type)
    {
        await using var fixture = new SpssClientFixture();
        Exception own = (Exception)Activator.CreateInstance(type, "The circuit is open; accesskey=" + SpssClientFixture.Key)!;
        fixture.Wire.Then(async (_, forward, _) =>
        {
            (await forward()).Dispose();
            throw own;
        });

        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        fixture.Server.Spss.Jobs.Should().ContainSingle();
        fixture.Wire.Then((_, _, _) => throw own, times: 4);
        Func<Task> list = () => fixture.Jobs.ListAsync();
        ServiceUnreachableException exception = (await list.Should().ThrowExactlyAsync<ServiceUnreachableException>()).Which;
        exception.ToString().Should().Contain("circuit is open").And.NotContain(SpssClientFixture.Key);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_for_certificates_follows_no_redirects(bool isWrapped)
    {
        using var redirecting = new RedirectingServer();
        var certificates = new HttpClientHandler();
        var services = new ServiceCollection();
        services.AddVitamClient(options => (options.Endpoint, options.PlatformKey, options.Retry.MaxRetryAttempts) = (redirecting.Address, VitamClientFixture.Key, 0))
            .ConfigurePrimaryHttpMessageHandler(() => isWrapped ? new Passing(certificates) : certificates);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Func<Task> list = () => provider.GetRequiredService<VitamClient>().Tasks.ListAsync();

        ServiceException exception = (await list.Should().ThrowAsync<ServiceException>()).Which;

        exception.StatusCode.Should().Be(HttpStatusCode.Found);
        exception.Message.Should().Contain("answered 302 and leads to http://127.0.0.1:1/elsewhere").And.NotContain("secret=1");
        certificates.AllowAutoRedirect.Should().BeFalse();
        certificates.UseCookies.Should().BeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_has_started_with_redirects_is_refused_before_a_credential_is_sent_unless_it_is_allowed(bool isAllowed)
    {
        using var redirecting = new RedirectingServer();
        var started = new SocketsHttpHandler();
        using (var invoker = new HttpMessageInvoker(started, disposeHandler: false))
        {
            // It follows the redirect to where nobody listens.
            _ = await Record.ExceptionAsync(() => invoker.SendAsync(new HttpRequestMessage(HttpMethod.Head, redirecting.Address), CancellationToken.None));
        }

        int before = redirecting.Requests;
        var options = new VitamClientOptions { Endpoint = redirecting.Address, PlatformKey = VitamClientFixture.Key, AllowAutoRedirect = isAllowed };
        options.Retry.MaxRetryAttempts = 0;

        Exception? exception = await Record.ExceptionAsync(() => VitamClient.Create(options, started).Tasks.ListAsync());

        if (isAllowed)
        {
            exception.Should().BeAssignableTo<BatchJobException>();
        }
        else
        {
            exception.Should().BeAssignableTo<InvalidOperationException>().Which.Message.Should().Contain("AllowAutoRedirect");
            redirecting.Requests.Should().Be(before);
        }
    }

    [Fact]
    public async Task A_handler_that_the_factory_cannot_set_up_is_the_programs_mistake_and_no_failure_of_the_service()
    {
        using var redirecting = new RedirectingServer();
        var started = new SocketsHttpHandler();
        using (var invoker = new HttpMessageInvoker(started, disposeHandler: false))
        {
            _ = await Record.ExceptionAsync(() => invoker.SendAsync(new HttpRequestMessage(HttpMethod.Head, redirecting.Address), CancellationToken.None));
        }

        var services = new ServiceCollection();
        services.AddVitamClient(options => (options.Endpoint, options.PlatformKey) = (redirecting.Address, VitamClientFixture.Key))
            .ConfigurePrimaryHttpMessageHandler(() => started);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Func<Task> list = () => provider.GetRequiredService<VitamClient>().Tasks.ListAsync();

        (await list.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*'BatchJobs.Vitam' cannot be set up*");
    }

    [Fact]
    public async Task A_submission_whose_redirect_is_answered_is_looked_at()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then(async (_, forward, _) =>
        {
            (await forward()).Dispose();
            return ScriptedHandler.Response(302, "");
        });

        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        fixture.Server.Spss.Jobs.Should().ContainSingle();
    }

    private static ServiceProvider Vitam(ServiceScript wire, Action<IServiceCollection> before, Action<IHttpClientBuilder>? client = null)
    {
        var services = new ServiceCollection();
        before(services);
        IHttpClientBuilder builder = services
            .AddVitamClient(options => (options.Endpoint, options.PlatformKey, options.Retry.MaxRetryAttempts) = (new Uri(VitamClientFixture.Root), VitamClientFixture.Key, 0))
            .ConfigurePrimaryHttpMessageHandler(() => wire);
        client?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private sealed class Passing(HttpMessageHandler inner) : DelegatingHandler(inner);

    /// <summary>An open circuit: it sends nothing.</summary>
    private sealed class Closed : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new TimeoutException("The circuit is open.");
    }

    /// <summary>Answers itself when the service does not.</summary>
    private sealed class Substitute(HttpStatusCode status) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return new HttpResponseMessage(status);
            }
        }
    }

    /// <summary>Sends again whatever has failed.</summary>
    private sealed class Insistent(bool clones = false) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            while (true)
            {
                try
                {
                    HttpRequestMessage sent = clones ? new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content } : request;
                    HttpResponseMessage response = await base.SendAsync(sent, cancellationToken);
                    if (response.IsSuccessStatusCode)
                    {
                        return response;
                    }
                }
                catch (HttpRequestException)
                {
                    // Once more.
                }
            }
        }
    }
}
