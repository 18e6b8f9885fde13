using System.Net;
using System.Text.Json;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

public class DataFluxJobFlowTests
{
    private const string Flow = """{"id":"x","name":"x","size":3,"modifiedTimeStamp":"20150106T16:16:37"}""";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(49152, true)]
    [InlineData(49153, true)]
    [InlineData(200_000, false)]
    [Clause("DF-N-07", "DF-N-10", "DF-D-14")]
    public async Task Content_travels_as_base64_byte_for_byte(int length, bool canSeek)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, Flow);

        DataFluxJobFlow flow = await fixture.Flows.CreateAsync("dir/\"ü\".djf", new GeneratedStream(length, canSeek: canSeek));

        using var sent = JsonDocument.Parse(fixture.Wire.Sent[0].Body!);
        sent.RootElement.GetProperty("name").GetString().Should().Be("dir/\"ü\".djf");
        byte[] content = sent.RootElement.GetProperty("content").GetBytesFromBase64();
        content.Should().HaveCount(length).And.Equal(Enumerable.Range(0, length).Select(at => (byte)('a' + (at % 26))));
        fixture.Wire.Sent[0].ContentHeaders!.ContainsKey("Content-Length").Should().Be(canSeek);
        flow.Size.Should().Be(3);
        flow.Modified.ServerTime.Should().Be(new DateTime(2015, 1, 6, 16, 16, 37));
    }

    [Theory]
    [InlineData("""{"message":"bad character"}""")]
    [InlineData("""{"message":"The name 'a:b' is bad."}""")]
    [InlineData("""{"message":"Not valid: \"a:b\""}""")]
    [Clause("DF-C-09")]
    public async Task A_404_on_creation_that_says_so_is_an_invalid_name(string answer)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(404, answer);
        Func<Task> create = () => fixture.Flows.CreateAsync("a:b", new MemoryStream());

        (await create.Should().ThrowAsync<InvalidJobFlowNameException>().WithMessage("*'a:b' is not a valid name*a*b*")).Which.Name.Should().Be("a:b");

        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>had its name changed</html>")]
    [InlineData("""{"message":"no"}""")]
    [Clause("DF-C-09", "DF-C-16")]
    public async Task A_404_on_creation_that_says_nothing_is_an_invalid_name_when_the_root_is_there(string answer)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(404, answer).Respond(200, DataFluxSamples.Read("root"));

        InvalidJobFlowNameException refusal = (await fixture.Flows.Invoking(flows => flows.CreateAsync("a:b", new MemoryStream())).Should().ThrowAsync<InvalidJobFlowNameException>()).Which;

        refusal.InnerException.Should().BeOfType<ResourceNotFoundException>();
        fixture.Wire.Sent.Select(sent => sent.ToString()).Should().Equal("POST /jobFlowDefns", "GET /");
    }

    [Theory]
    [InlineData(404, "<html>nothing here</html>")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>log in</html>")]
    [InlineData(200, """{"links":[{"rel":"other"}]}""")]
    [InlineData(401, "")]
    [InlineData(500, "")]
    public async Task A_404_on_creation_at_an_address_without_the_service_is_nothing_found(int status, string root)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(404, """{"message":"no route matched"}""").Respond(status, root);
        Func<Task> create = () => fixture.Flows.CreateAsync("a", new MemoryStream());

        ResourceNotFoundException missing = (await create.Should().ThrowExactlyAsync<ResourceNotFoundException>()
            .WithMessage("DataFlux CreateJobFlow (POST /jobFlowDefns) answered 404: no route matched* check the endpoint.")).Which;

        missing.ServiceMessage.Should().Be("no route matched");
        missing.Route.Should().Be("POST /jobFlowDefns");
        missing.Operation.Should().Be("DataFlux CreateJobFlow");
        fixture.Wire.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_look_at_the_root_can_be_canceled()
    {
        await using var fixture = new DataFluxClientFixture();
        using var source = new CancellationTokenSource();
        fixture.Wire.Respond(404).Then(async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return ServiceScript.Response(200);
        });

        await fixture.Flows.Invoking(flows => flows.CreateAsync("a", new MemoryStream(), source.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    [Clause("DF-C-06")]
    public async Task A_409_on_creation_is_a_conflict()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(409);

        await fixture.Flows.Invoking(flows => flows.CreateAsync("a", new MemoryStream())).Should().ThrowAsync<ResourceConflictException>();
    }

    [Fact]
    [Clause("DF-N-08")]
    public async Task Names_that_cannot_be_sent_are_refused_before_anything_is_sent()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, Flow);

        foreach (string name in new[] { "", "\ud800", new string('x', 4097), new string('ü', 2049) })
        {
            await fixture.Flows.Invoking(flows => flows.CreateAsync(name, new MemoryStream())).Should().ThrowAsync<ArgumentException>();
        }

        fixture.Wire.Sent.Should().BeEmpty();
        await fixture.Flows.CreateAsync(new string('ü', 2048), new MemoryStream());
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(404, false)]
    [Clause("DF-F-02", "DF-F-07")]
    public async Task Existence_is_asked_for_with_head(int status, bool exists)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(status);

        (await fixture.Flows.ExistsAsync("x")).Should().Be(exists);
    }

    [Fact]
    public async Task A_flow_is_there_however_long_its_document_is()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent([]) { Headers = { ContentLength = 1L << 40 } } }));

        (await fixture.Flows.ExistsAsync("x")).Should().BeTrue();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task Any_other_answer_says_nothing_about_existence(int status)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(status);

        (await fixture.Flows.Invoking(flows => flows.ExistsAsync("x")).Should().ThrowAsync<ServiceException>()).Which.StatusCode.Should().Be((HttpStatusCode)status);
    }

    [Fact]
    [Clause("DF-F-34")]
    public async Task A_deletion_whose_answer_was_lost_and_that_finds_nothing_then_has_worked()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.LoseResponse().Respond(404).LoseResponse().Respond(404).Respond(404);

        (await fixture.Flows.DeleteAsync("x")).Should().BeTrue();
        (await fixture.Jobs.DeleteAsync("x")).Should().BeTrue();
        (await fixture.Jobs.DeleteAsync("x")).Should().BeFalse();
    }

    [Fact]
    [Clause("DF-F-39")]
    public async Task Metadata_has_a_time_limit_of_its_own_and_reaching_it_is_final()
    {
        await using var fixture = new DataFluxClientFixture(options => options.MetadataTimeout = TimeSpan.FromMinutes(7));
        fixture.Wire.NeverRespond();
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();

        await fixture.Flows.Invoking(flows => flows.GetMetadataAsync("x")).Should().ThrowAsync<RequestTimeoutException>();

        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromMinutes(7));
        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task Content_that_was_not_answered_is_sent_again_from_the_same_position()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.LoseResponse().Respond(200, Flow);
        using var content = new MemoryStream("xxabc"u8.ToArray());
        content.Position = 2;

        await fixture.Flows.UpdateContentAsync("x", content);

        fixture.Wire.Sent.Select(sent => sent.Body).Should().Equal("abc", "abc");
        content.CanRead.Should().BeTrue();
    }
}
