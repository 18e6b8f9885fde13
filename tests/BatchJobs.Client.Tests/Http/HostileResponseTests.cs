using System.Net;
using BatchJobs.Client.Spss;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Http;

/// <summary>Answers that are made to break whoever reads them.</summary>
public class HostileResponseTests
{
    private static readonly string Backslashes = new('\\', 1_000_000);

    [Fact]
    public async Task A_message_with_half_a_character_is_a_service_exception()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(500, """{"message":"\ud800"}""");
        Func<Task> submit = () => fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        (await ServiceFailure.OfAsync(submit)).ServiceMessage.Should().BeNull();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_megabyte_of_backslashes_is_a_service_exception(int status)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(status, Backslashes);
        Func<Task> list = () => fixture.Jobs.ListAsync();

        (await list.Should().ThrowExactlyAsync<ServiceException>()).Which.BodyExcerpt!.Length.Should().BeLessThanOrEqualTo(1025);
    }

    [Fact]
    public async Task A_failure_message_of_a_megabyte_of_backslashes_is_a_failure_message()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, $$"""{"jobId":"j","jobStatus":"FAILED","failureMsg":"{{Backslashes}}"}""");
        Func<Task> wait = () => fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        await wait.Should().ThrowAsync<JobFailedException>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_does_not_end_is_held_as_far_as_the_program_allows_and_asked_for_once(bool isAnnounced)
    {
        const int Allowed = 1 << 20;
        using var body = new GeneratedStream(1L << 40, "[");
        var wire = new ServiceScript(TimeProvider.System, "https://spss.example.com");
        wire.Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) { Headers = { ContentLength = isAnnounced ? 1L << 40 : null } } }));
        var services = new ServiceCollection();
        services
            .AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key"))
            .ConfigureHttpClient(http => http.MaxResponseContentBufferSize = Allowed)
            .ConfigurePrimaryHttpMessageHandler(() => wire);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Func<Task> list = () => provider.GetRequiredService<SpssClient>().Jobs.ListAsync();

        (await list.Should().ThrowAsync<ServiceException>()).WithMessage($"*more than {Allowed} bytes*MaxResponseContentBufferSize*");

        body.Delivered.Should().BeLessThan(2 * Allowed);
        body.IsDisposed.Should().BeTrue();
        wire.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_handler_that_tells_the_address_in_its_exception_does_not_give_the_key_away()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        fixture.Wire.Otherwise = (request, _, _) => throw new HttpRequestException($"Failed on {request.RequestUri}");
        Func<Task> list = () => fixture.Files.ListAsync();

        string shown = (await list.Should().ThrowAsync<ServiceUnreachableException>()).Which.ToString();

        shown.Should().Contain("Failed on").And.NotContainAny(SpssClientFixture.Key, Uri.EscapeDataString(SpssClientFixture.Key));
    }

    [Fact]
    public async Task A_request_id_is_masked_and_bounded()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then((_, _, _) =>
        {
            HttpResponseMessage response = ScriptedHandler.Response((int)HttpStatusCode.InternalServerError, "no");
            response.Headers.TryAddWithoutValidation("X-Global-Transaction-ID", SpssClientFixture.Key + new string('x', 3000));
            return Task.FromResult(response);
        });
        Func<Task> list = () => fixture.Files.ListAsync();

        ServiceException exception = (await list.Should().ThrowAsync<ServiceException>()).Which;

        exception.RequestId.Should().NotContain(SpssClientFixture.Key);
        exception.RequestId!.Length.Should().BeLessThan(150);
    }
}
