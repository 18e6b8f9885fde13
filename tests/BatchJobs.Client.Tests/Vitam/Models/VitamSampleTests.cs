using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Models;

/// <summary>
/// What the document shows is read and written again by the very code that the client uses. The samples are the document's
/// JSON without the blanks between its tokens; as such, they come back byte for byte.
/// </summary>
public class VitamSampleTests
{
    public static TheoryData<string, Type> Models => new()
    {
        { "collection-query", Type("VitamListRequest") },
        { "collection-list", typeof(VitamTaskList) },
        { "step", typeof(VitamStep) },
        { "async-status", typeof(VitamAsyncStatus) },
        { "generic-object", typeof(VitamGenericObject) },
        { "service-status", typeof(VitamServiceStatus) },
    };

    [Theory]
    [MemberData(nameof(Models))]
    [Clause("VITAM-L-16", "VITAM-S-16", "VITAM-T-24", "VITAM-V-17")]
    public void A_sample_without_blanks_between_its_tokens_survives_being_read_and_written_byte_for_byte(string sample, Type model)
    {
        string text = VitamSamples.Read(sample);

        object? read = JsonSerializer.Deserialize(text, Json("Default").GetTypeInfo(model)!);

        JsonSerializer.Serialize(read, Json("Text").GetTypeInfo(model)!).Should().Be(text);
    }

    [Fact]
    public void An_end_that_is_empty_survives_being_read_and_written()
    {
        const string Running = """{"id":"t1","state":"STARTED","end_date":""}""";

        object? read = JsonSerializer.Deserialize(Running, Json("Default").GetTypeInfo(typeof(VitamAsyncStatus))!);

        JsonSerializer.Serialize(read, Json("Text").GetTypeInfo(typeof(VitamAsyncStatus))!).Should().Be(Running);
    }

    [Fact]
    [Clause("VITAM-G-05", "VITAM-D-11")]
    public void Members_that_are_not_known_survive_being_read_and_written()
    {
        (Type Model, string Text)[] texts =
        [
            (typeof(VitamAsyncStatus), """{"id":"t1","error":{"message":"m","errors":[{"message":"n","extra":null}],"vitamCode":7},"progress":{"percent":50}}"""),
            (typeof(VitamTaskList), """{"hits":{"total":1,"scroll":"s"},"context":{"query":"q","filter":{"$limit":1}},"results":["a"],"took":5}"""),
            (typeof(VitamServiceStatus), """{"id":"i","service":"s","startDate":"2015-07-14T17:07:14Z","status":"Active","cpu":[1,2]}"""),
        ];

        foreach ((Type model, string text) in texts)
        {
            object? read = JsonSerializer.Deserialize(text, Json("Default").GetTypeInfo(model)!);

            JsonSerializer.Serialize(read, Json("Text").GetTypeInfo(model)!).Should().Be(text);
        }
    }

    [Fact]
    [Clause("VITAM-S-04", "VITAM-P-04")]
    public void A_member_with_other_capitals_is_another_member()
    {
        string step = VitamSamples.Read("step");
        foreach (string wrong in new[] { step.Replace("\"Step\"", "\"step\""), step.Replace("\"actions\"", "\"Actions\""), step.Replace("\"action\"", "\"Action\"") })
        {
            ((Action)(() => VitamStep.Parse(wrong))).Should().Throw<InputValidationException>();
        }

        string other = """{"X-Request-Id":"id","Code":1,"vitamcode":2,"Timestamp":"x","Message":"x"}""";
        JsonSerializer.Deserialize(other, Json("Default").GetTypeInfo(typeof(VitamGenericObject))!).Should().Be(new VitamGenericObject());
    }

    [Fact]
    [Clause("VITAM-S-16", "VITAM-S-18")]
    public async Task The_sample_of_a_step_is_what_builder_and_parser_send()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(201, VitamSamples.Read("async-status"));
        string sample = VitamSamples.Read("step");
        VitamStep built = VitamStep.Named("name")
            .OtherInfo("other info")
            .Action("id_action", action => action
                .Argument("nom_champ_1", "jxpath1")
                .Argument("nom_champ_2", "jxpath2")
                .ResultSlot("nom_champ_3")
                .ResultSlot("nom_champ_4")
                .Status(VitamActionStatus.Running)
                .PostAssign("jxpath3", "construction1")
                .Times(new VitamTime("1990-12-31T23:59:60Z"), new VitamTime("1990-12-31T23:59:60Z")))
            .Build();

        await fixture.Tasks.SubmitAsync(built);
        await fixture.Tasks.SubmitAsync(VitamStep.Parse(sample));

        fixture.Wire.Sent.Should().HaveCount(2).And.AllSatisfy(sent => sent.Bytes.Should().Equal(Encoding.UTF8.GetBytes(sample)));
        built.ToJson().Should().Be(sample);
    }

    [Fact]
    [Clause("VITAM-L-03", "VITAM-L-15", "VITAM-L-16")]
    public async Task The_sample_of_a_query_is_what_the_builder_sends()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamSamples.Read("collection-list"));

        VitamTaskList list = await fixture.Tasks.ListAsync(VitamQuery.WhereEqual("name", "abcdef*").AndGreater("since", new DateOnly(2015, 7, 14)));

        fixture.Wire.Sent[0].Body.Should().Be(VitamSamples.Read("collection-query"));
        list.Ids.Should().Equal("id1", "id2", "id3");
        list.Hits.Should().Be(new VitamHits { Total = 10, Size = 3, Offset = 0, Limit = 100, TimedOut = false, Next = "async_id_next" });
        list.Context.Query.Should().Be("name='abcdef*'&since>'2015-07-14'");
        list.HasMore.Should().BeTrue();
    }

    [Fact]
    [Clause(
        "VITAM-P-03", "VITAM-P-04", "VITAM-P-05", "VITAM-P-06", "VITAM-P-07", "VITAM-P-08", "VITAM-P-09", "VITAM-C-04", "VITAM-C-05",
        "VITAM-C-06", "VITAM-C-07", "VITAM-C-08", "VITAM-C-09")]
    public async Task The_sample_of_a_cancellation_is_what_is_sent()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamSamples.Read("async-status"));
        var details = new VitamGenericObject
        {
            RequestId = "id",
            Code = 201,
            VitamCode = 123456,
            Timestamp = new VitamTime("2015-07-14T17:07:14Z"),
            Message = "message informatif retour",
        };

        await fixture.Tasks.CancelAsync("$id_async$", details);
        await fixture.Tasks.CancelByRequestIdAsync("id", details with { RequestId = "another" });

        fixture.Wire.Sent.Should().HaveCount(2).And.OnlyContain(sent => sent.Body == VitamSamples.Read("generic-object"));
    }

    [Fact]
    [Clause(
        "VITAM-T-02", "VITAM-T-03", "VITAM-T-04", "VITAM-T-05", "VITAM-T-06", "VITAM-T-08", "VITAM-T-09", "VITAM-T-10", "VITAM-T-11",
        "VITAM-T-13", "VITAM-T-14", "VITAM-T-15", "VITAM-T-16", "VITAM-T-17", "VITAM-T-18", "VITAM-T-20", "VITAM-T-21", "VITAM-T-22",
        "VITAM-T-23", "VITAM-T-24")]
    public async Task The_sample_of_a_task_is_read_in_all_its_parts()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamSamples.Read("async-status"));

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("$id_async$");

        task.Id.Should().Be("$id_async$");
        task.Type.Should().Be(VitamTaskType.Ingest);
        task.State.Should().Be(VitamTaskState.Done);
        task.TaskStatus.Should().Be(VitamTaskStatus.Commit);
        task.Started!.Value.Instant.Should().Be(new DateTimeOffset(2014, 1, 10, 3, 6, 17, 396, TimeSpan.Zero));
        task.Ended!.Value.Text.Should().Be("2014-01-20T03:06:17.396Z");
        task.Expires!.Value.Instant.Should().Be(new DateTimeOffset(2014, 2, 20, 3, 6, 17, 396, TimeSpan.Zero));
        task.ResultLink.Should().Be("https://xxx/v1/ingests/456");
        task.Error!.HttpCode.Should().Be(404);
        task.Error.Code.Should().Be(VitamTaskType.Ingest);
        task.Error.State.Should().Be(VitamErrorState.FileNotFound);
        task.Error.Message.Should().Be("File is not found");
        task.Error.Errors.Select(error => (error.HttpCode, error.State, error.Message)).Should().Equal(
            (415, VitamErrorState.UnsupportedMediaType, "Unsupported media type detected"),
            (412, VitamErrorState.PreconditionFailed, "Precondition in error"));
        task.Phase.Should().Be(JobPhase.Failed);
    }

    [Fact]
    [Clause("VITAM-V-08", "VITAM-V-09", "VITAM-V-10", "VITAM-V-11", "VITAM-V-17")]
    public async Task The_sample_of_the_services_status_is_read_in_all_its_parts()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamSamples.Read("service-status"));

        VitamServiceStatus status = await fixture.Client.Service.GetStatusAsync();

        status.Should().BeEquivalentTo(new { Id = "abcdef", Service = "serviceName", Started = new VitamTime("2015-07-14T17:07:14Z"), Status = VitamServiceState.Active });
        status.ToString().Should().Be("serviceName abcdef: Active");
    }

    private static JsonSerializerContext Json(string name) => (JsonSerializerContext)Type("VitamJson").GetProperty(name, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    private static Type Type(string name) => typeof(VitamClient).Assembly.GetType("BatchJobs.Client.Vitam." + name, throwOnError: true)!;
}
