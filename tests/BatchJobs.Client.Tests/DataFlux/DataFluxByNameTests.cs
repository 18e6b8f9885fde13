using System.Text;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>Job flows by their names: found in the list, executed, put in place.</summary>
public class DataFluxByNameTests
{
    private const string Old = """{"id":"b2xk","name":"dir/old.djf"}""";
    private const string Definition = """{"id":"b2xk","name":"dir/old.djf","size":3}""";

    private static readonly string List = DataFluxClientFixture.Collection("""{"id":"x","name":"old.djf"}""", Old, """{"id":"y","name":"DIR/old.djf"}""");
    private static readonly string Without = DataFluxClientFixture.Collection("""{"id":"y","name":"DIR/old.djf"}""");

    [Fact]
    public async Task A_flow_is_found_by_its_whole_name_in_its_case()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List, times: 3);

        (await fixture.Flows.FindByNameAsync("dir/old.djf"))!.Id.Should().Be("b2xk");
        (await fixture.Flows.FindByNameAsync("dir/OLD.djf")).Should().BeNull();
        (await fixture.Flows.FindByNameAsync("dir/old")).Should().BeNull();

        fixture.Wire.Sent.Should().OnlyContain(sent => sent.ToString() == "GET /jobFlowDefns");
    }

    [Theory]
    [InlineData("""{"id":"z"}""", true)]
    [InlineData("null", true)]
    [InlineData("""{"name":"dir/old.djf"}""", true)]
    [InlineData("""{"name":"other.djf"}""", false)]
    public async Task That_there_is_none_is_not_said_while_an_item_that_cannot_be_read_may_be_it(string item, bool mayBeIt)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection(item), times: 2).Respond(200, DataFluxClientFixture.Collection(item, Old));
        Func<Task<DataFluxJobFlowSummary?>> find = () => fixture.Flows.FindByNameAsync("dir/old.djf");

        if (mayBeIt)
        {
            await find.Should().ThrowExactlyAsync<ServiceException>().WithMessage("DataFlux ListJobFlows (GET /jobFlowDefns) answered 200, but an item*'dir/old.djf'*");
            await fixture.Flows.Invoking(flows => flows.ExecuteByNameAsync("dir/old.djf")).Should().ThrowExactlyAsync<ServiceException>();
        }
        else
        {
            (await find()).Should().BeNull();
            await fixture.Flows.Invoking(flows => flows.ExecuteByNameAsync("dir/old.djf")).Should().ThrowExactlyAsync<ResourceNotFoundException>();
        }

        (await find())!.Id.Should().Be("b2xk");
    }

    [Fact]
    public async Task A_flow_is_executed_by_its_name_with_its_inputs()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List);
        fixture.RespondWithJob("queued");

        DataFluxJob job = await fixture.Flows.ExecuteByNameAsync("dir/old.djf", new DataFluxInputsBuilder().Value("a", "b").Build());

        job.Id.Should().Be(DataFluxClientFixture.Job);
        fixture.Wire.Sent.Select(sent => sent.ToString()).Should().Equal("GET /jobFlowDefns", "POST /jobFlowDefns/b2xk");
        fixture.Wire.Sent[1].Body.Should().Be("""{"inputs":{"a":"b"}}""");
    }

    [Fact]
    public async Task What_has_no_such_name_is_not_executed_and_the_message_says_where_it_was_looked_for()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, Without);

        ResourceNotFoundException missing = (await fixture.Flows.Invoking(flows => flows.ExecuteByNameAsync("dir/old.djf")).Should().ThrowExactlyAsync<ResourceNotFoundException>()
            .WithMessage("There is no job flow 'dir/old.djf': DataFlux ListJobFlows (GET /jobFlowDefns) does not list it. Check*")).Which;

        missing.Route.Should().Be("GET /jobFlowDefns");
        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task An_execution_by_name_ends_as_one_by_identifier_does()
    {
        await using var fixture = new DataFluxClientFixture();
        const string Clock = """{"serverCurrentDate":"20150213T15:38:00","minutesFromGmt":-300}""";
        fixture.Wire.Respond(200, List).LoseResponse().Respond(200, Clock).Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued", "new", started: "")))
            .Respond(200, List).Respond(403, "")
            .LoseResponse().Respond(200, List).RefuseConnection(4);

        (await fixture.Flows.Invoking(flows => flows.ExecuteByNameAsync("dir/old.djf")).Should().ThrowAsync<SubmissionOutcomeUnknownException>())
            .Which.Candidates.Should().ContainSingle().Which.Id.Should().Be("new");
        await fixture.Flows.Invoking(flows => flows.ExecuteByNameAsync("dir/old.djf")).Should().ThrowAsync<AccessDeniedException>();
        await fixture.Flows.Invoking(flows => flows.ExecuteByNameAsync("dir/old.djf")).Should().ThrowAsync<ServiceUnreachableException>();
        fixture.Wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1 + 1 + 4, "only what cannot have arrived is sent again");
    }

    [Fact]
    public async Task What_is_put_in_place_is_created_when_there_is_none()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, Without).Respond(200, Definition);

        (await fixture.Flows.CreateOrReplaceAsync("dir/old.djf", Xml("<x/>"))).Id.Should().Be("b2xk");

        fixture.Wire.Sent.Select(sent => sent.ToString()).Should().Equal("GET /jobFlowDefns", "POST /jobFlowDefns");
    }

    [Fact]
    public async Task What_is_put_in_place_replaces_what_has_the_name()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).LoseResponse().Respond(200, Definition);
        using MemoryStream xml = Xml("..<x/>");
        xml.Position = 2;

        (await fixture.Flows.CreateOrReplaceAsync("dir/old.djf", xml)).Id.Should().Be("b2xk");

        fixture.Wire.Sent.Select(sent => sent.ToString()).Should().Equal("GET /jobFlowDefns", "PUT /jobFlowDefns/b2xk/content", "PUT /jobFlowDefns/b2xk/content");
        fixture.Wire.Sent[2].Body.Should().Be("<x/>");
    }

    [Fact]
    public async Task Who_is_overtaken_looks_once_more()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, Without).Respond(409).Respond(200, List).Respond(200, Definition)
            .Respond(200, List).Respond(404).Respond(200, Without).Respond(200, Definition);
        using MemoryStream xml = Xml("..<x/>");
        xml.Position = 2;

        await fixture.Flows.CreateOrReplaceAsync("dir/old.djf", xml);
        xml.Position = 2;
        await fixture.Flows.CreateOrReplaceAsync("dir/old.djf", xml);

        fixture.Wire.Sent.Where(sent => sent.Method != "GET").Select(sent => sent.ToString()).Should().Equal(
            "POST /jobFlowDefns", "PUT /jobFlowDefns/b2xk/content", "PUT /jobFlowDefns/b2xk/content", "POST /jobFlowDefns");
        fixture.Wire.Sent[3].Body.Should().Be("<x/>");
        fixture.Wire.Sent[^1].Body.Should().Contain(Convert.ToBase64String("<x/>"u8));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conflict_with_a_name_that_is_not_listed_is_the_callers_to_solve(bool canSeek)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, Without).Respond(409, """{"message":"exists"}""").Respond(200, canSeek ? Without : List);
        using var xml = new GeneratedStream(3, canSeek: canSeek);

        await fixture.Flows.Invoking(flows => flows.CreateOrReplaceAsync("dir/old.djf", xml)).Should().ThrowAsync<ResourceConflictException>().WithMessage("*exists*");

        fixture.Wire.Sent.Should().HaveCount(canSeek ? 3 : 2, "what cannot be read again cannot be sent again");
    }

    [Fact]
    public async Task The_outcome_of_a_creation_in_place_may_be_unknown()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, Without).LoseResponse().Respond(200, Without);

        await fixture.Flows.Invoking(flows => flows.CreateOrReplaceAsync("dir/old.djf", Xml("<x/>"))).Should().ThrowAsync<SubmissionOutcomeUnknownException>();

        fixture.Wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task Names_and_streams_that_cannot_work_are_refused_before_anything_is_sent()
    {
        await using var fixture = new DataFluxClientFixture();
        DataFluxJobFlows flows = fixture.Flows;

        foreach (string name in (string[])[null!, "", "\ud800"])
        {
            foreach (Func<Task> call in (Func<Task>[])
                     [
                         () => flows.FindByNameAsync(name), () => flows.ExecuteByNameAsync(name), () => flows.CreateOrReplaceAsync(name, Xml("x")),
                         () => flows.RenameAsync(name, "x"), () => flows.RenameAsync("x", name),
                     ])
            {
                await call.Should().ThrowAsync<ArgumentException>();
            }
        }

        await flows.Invoking(own => own.CreateOrReplaceAsync("x", null!)).Should().ThrowAsync<ArgumentNullException>();
        await flows.Invoking(own => own.CreateOrReplaceAsync(new string('x', 4097), Xml("x"))).Should().ThrowAsync<ArgumentException>();
        await flows.Invoking(own => own.RenameAsync("x", new string('x', 4097))).Should().ThrowAsync<ArgumentException>();
        await flows.Invoking(own => own.RenameAsync("x", "x")).Should().ThrowAsync<ArgumentException>().WithMessage("*called 'x' already*");
        fixture.Wire.Sent.Should().BeEmpty();
    }

    private static MemoryStream Xml(string text) => new(Encoding.UTF8.GetBytes(text));
}
