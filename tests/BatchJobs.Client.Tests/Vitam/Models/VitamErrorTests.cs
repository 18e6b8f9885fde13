using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Models;

/// <summary>Whatever shape an error has, the task it belongs to is understood, and has failed.</summary>
public class VitamErrorTests
{
    [Theory]
    [InlineData("\"boom\"", null, null, "boom")]
    [InlineData("true", null, null, "true")]
    [InlineData("404", null, null, "404")]
    [InlineData("404.5", null, null, "404.5")]
    [InlineData("{}", null, null, null)]
    [InlineData("""{"code":true}""", null, "true", null)]
    [InlineData("""{"code":["ingest"]}""", null, """["ingest"]""", null)]
    [InlineData("""{"code":404}""", 404, "404", null)]
    [InlineData("""{"code":"404","message":"boom"}""", 404, "404", "boom")]
    [InlineData("""{"httpCode":404,"code":"ingest"}""", 404, "ingest", null)]
    [InlineData("""{"http_code":404,"httpCode":405,"code":406}""", 404, "406", null)]
    [InlineData("""{"http_code":"404"}""", 404, null, null)]
    [InlineData("""{"http_code":404.5}""", null, null, null)]
    [InlineData("""{"http_code":""}""", null, null, null)]
    [InlineData("""{"http_code":99999999999}""", null, null, null)]
    [InlineData("""{"http_code":null,"httpCode":404}""", 404, null, null)]
    [InlineData("""{"http_code":{},"message":"boom"}""", null, null, "boom")]
    [InlineData("""{"errors":{}}""", null, null, null)]
    [InlineData("""{"errors":[null,"",[],false]}""", null, null, null)]
    [InlineData("""{"errors":""}""", null, null, null)]
    [InlineData("""{"message":{"fr": "non"}}""", null, null, """{"fr": "non"}""")]
    [InlineData("""{"message":["a","b"]}""", null, null, """["a","b"]""")]
    [InlineData("""{"message":7}""", null, null, "7")]
    [InlineData("""["boom"]""", null, null, "boom")]
    [InlineData("""[null,{"http_code":404,"message":"boom"}]""", 404, null, "boom")]
    public async Task An_error_keeps_what_can_be_understood_of_it(string error, int? httpCode, string? code, string? message)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, Task(error));

        VitamError? read = (await Failure(fixture)).Error;

        read!.HttpCode.Should().Be(httpCode);
        read.Code?.Value.Should().Be(code);
        read.Code.HasValue.Should().Be(code is not null);
        read.Message.Should().Be(message);
        read.Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    public async Task An_error_that_says_there_is_none_is_none(string error)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, Task(error));

        (await fixture.Tasks.GetHandle("t1").WaitForCompletionAsync()).Error.Should().BeNull();
    }

    [Theory]
    [InlineData("""["a",{"message":"b"}]""")]
    [InlineData("""{"errors":["a",{"message":"b"}]}""")]
    [InlineData("""{"errors":["a",["b"],null]}""")]
    public async Task Several_errors_are_inner_errors(string error)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, Task(error));

        VitamTaskFailedException failure = await Failure(fixture);

        failure.Error!.Errors.Select(inner => inner.Message).Should().Equal("a", "b");
        failure.Message.ReplaceLineEndings("\n").Should().Be("Job 't1' failed: error\n  a\n  b");
    }

    [Fact]
    public async Task An_inner_error_that_is_no_list_is_the_only_one()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, Task("""{"message":"outer","errors":{"message":"inner"}}"""));

        (await Failure(fixture)).Error!.Errors.Should().ContainSingle().Which.Message.Should().Be("inner");
    }

    [Fact]
    public async Task The_other_texts_of_an_error_are_kept_as_they_came()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, Task("""{"state":5,"description":{"a":[1]}}"""));

        VitamError error = (await Failure(fixture)).Error!;

        error.State.Should().Be(new VitamErrorState("5"));
        error.Description.Should().Be("""{"a":[1]}""");
    }

    [Fact]
    public async Task Numbers_in_place_of_a_tasks_words_and_times_are_kept_as_they_came()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, """{"id":"t1","type":1,"state":5,"task_status":2.50,"start_date":1389323177396,"end_date":1.0E3,"expiration_date":-1}""");

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");

        (task.Type!.Value.Value, task.State.Value, task.TaskStatus!.Value.Value).Should().Be(("1", "5", "2.50"));
        (task.Started!.Value.Text, task.Ended!.Value.Text, task.Expires!.Value.Text).Should().Be(("1389323177396", "1.0E3", "-1"));
        new[] { task.Started, task.Ended, task.Expires }.Should().OnlyContain(time => time!.Value.Instant == null);
    }

    [Theory]
    [InlineData("0", JobPhase.Running)]
    [InlineData("1389323177396", JobPhase.Succeeded)]
    public async Task An_end_of_zero_is_none(string ended, JobPhase phase)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, $$"""{"id":"t1","state":"STARTED","end_date":{{ended}}}""");

        (await fixture.Tasks.GetAsync("t1")).Phase.Should().Be(phase);
    }

    private static string Task(string error) => $$"""{"id":"t1","state":"done","error":{{error}}}""";

    private static async Task<VitamTaskFailedException> Failure(VitamClientFixture fixture) =>
        (await fixture.Tasks.GetHandle("t1").Invoking(task => task.WaitForCompletionAsync()).Should().ThrowAsync<VitamTaskFailedException>()).Which;
}
