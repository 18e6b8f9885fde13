using System.Text.Json;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Steps;

public class VitamStepTests
{
    [Fact]
    public void Members_that_are_not_known_are_kept()
    {
        const string Json =
            """
            {"Step":"s","actions":[{"action":"a","results":{"r":{"deep":[1]}},"post_assign":[{"target":"t","result":"r","when":"later"}],"retries":3}],"pool":"x","":1,"context":{"source":null}}
            """;

        VitamStep.Parse(Json).ToJson().Should().Be(Json);
    }

    [Fact]
    public void A_step_survives_as_a_record()
    {
        VitamStep step = VitamStep.Parse("""{"Step":"s","actions":[{"action":"a"}],"pool":"x"}""") with { Name = "other" };

        step.ToJson().Should().Be("""{"Step":"other","actions":[{"action":"a"}],"pool":"x"}""");
        step.ToString().Should().Be("other (actions: 1)");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Step":"s"}""")]
    [InlineData("""{"Step":"s","actions":null}""")]
    [InlineData("""{"Step":null,"actions":[{"action":"a"}]}""")]
    [InlineData("""{"Step":"s","actions":[]}""")]
    [InlineData("""{"Step":"s","actions":[null]}""")]
    [InlineData("""{"Step":"s","actions":[{}]}""")]
    [InlineData("""{"Step":"s","actions":[{"action":""}]}""")]
    [InlineData("""{"Step":"\ud800","actions":[{"action":"a"}]}""")]
    [InlineData("""{"Step":"s","actions":[{"action":"a","arguments":{"n":null}}]}""")]
    [InlineData("""{"Step":"s","actions":[{"action":"a","arguments":{"n":"1","n":"2"}}]}""")]
    [InlineData("""{"Step":"s","Step":"t","actions":[{"action":"a"}]}""")]
    [InlineData("""{"Step":"s","actions":[{"action":"a","post_assign":[{"target":"t"}]}]}""")]
    [InlineData("""{"Step":"s","actions":[{"action":"a","start_time":"soon"}]}""")]
    [InlineData("""{"Step":"s","actions":[{"action":"a","start_time":1}]}""")]
    [InlineData("""{"Step":"s","actions":[{"action":"a"}],"pool":"\ud800"}""")]
    [InlineData("""{"Step":"s","actions":[{"action":"a","results":{"r":["\ud800"]}}]}""")]
    [InlineData("""{"Step":"s","actions":[{"action":"a"}]} x""")]
    public void What_is_no_step_is_refused(string json)
    {
        Action parse = () => VitamStep.Parse(json).ToJson();

        parse.Should().Throw<InputValidationException>().Which.Errors.Should().NotBeEmpty();
    }

    [Fact]
    public void A_step_that_is_nested_too_deep_is_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 1000)) + string.Concat(Enumerable.Repeat("]", 1000));

        ((Action)(() => VitamStep.Parse($$"""{"Step":"s","actions":[{"action":"a"}],"x":{{deep}}}"""))).Should().Throw<InputValidationException>();
    }

    [Fact]
    public void The_builder_reports_everything_at_once()
    {
        Action build = () => VitamStep.Named("")
            .OtherInfo("\ud800")
            .Action("a", action => action.Argument("n", "1").Argument("n", "2").Argument("x/y", "").ResultSlot("r").ResultSlot("r").PostAssign("", " "))
            .Action(" ", action => action.Times(new VitamTime("soon"), null))
            .Build();

        InputValidationException exception = build.Should().Throw<InputValidationException>().Which;

        exception.Errors.Select(error => error.Path).Should().BeEquivalentTo(
            "/actions/0/arguments/n", "/actions/0/results/r", "/Step", "/otherInfo", "/actions/0/arguments/x~1y", "/actions/0/post_assign/0/target",
            "/actions/0/post_assign/0/result", "/actions/1/action", "/actions/1/start_time");
        exception.Message.Should().StartWith("9 errors in the step:").And.Contain("/actions/0/arguments/n: It is given twice. Allowed: names of their own.");
    }

    [Fact]
    [Clause("VITAM-S-02")]
    public void Context_and_item_stand_beside_the_actions_in_whatever_shape()
    {
        VitamStepBuilder builder = VitamStep.Named("s").Action("a").Member("context", """{"contract":"c","n":[1,null,"é"]}""").Member("item", "\"i\"");
        VitamStep step = builder.Build();
        builder.Member("pool", "null");

        step.ToJson().Should().Be("""{"Step":"s","actions":[{"action":"a"}],"context":{"contract":"c","n":[1,null,"é"]},"item":"i"}""");
        step.AdditionalMembers.Keys.Should().Equal("context", "item");
        VitamStep.Parse(step.ToJson()).Should().Match<VitamStep>(parsed => parsed.AdditionalMembers["item"].GetString() == "i");
        builder.Build().AdditionalMembers.Keys.Should().Equal("context", "item", "pool");
        VitamStep.Named("s").Action("a").Build().AdditionalMembers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Step", "1", "*/Step: It is written by Named, OtherInfo or Action*")]
    [InlineData("actions", "[]", "*/actions: It is written by*")]
    [InlineData("otherInfo", "\"x\"", "*/otherInfo: It is written by*")]
    [InlineData("twice", "1", "*/twice: It is given twice. Allowed: names of their own.")]
    [InlineData("a/b", "{\n \"secret\" 5}", "*/a~1b: It is not JSON: see line 2, byte 11.*")]
    [InlineData("m", "", "*/m: It is not JSON: see line 1, byte 1.*")]
    [InlineData("m", "1 2", "*/m: It is not JSON*")]
    [InlineData("m", "{\"secret\":1,\"secret\":2}", "*/m: It is not JSON*")]
    [InlineData("m", "\"\\ud800\"", "*/m: It cannot be written as JSON*")]
    public void A_member_that_cannot_be_sent_is_refused_without_showing_it(string name, string json, string message)
    {
        VitamStepBuilder builder = VitamStep.Named("s").Action("a").Member("twice", "1").Member(name, json);

        InputValidationException exception = builder.Invoking(one => one.Build()).Should().Throw<InputValidationException>().WithMessage(message).Which;

        exception.Errors.Should().ContainSingle();
        exception.Message.Should().NotContain("secret");
    }

    [Fact]
    public void A_member_with_half_of_a_surrogate_pair_is_refused()
    {
        VitamStepBuilder builder = VitamStep.Named("s").Action("a").Member("m", "\"\ud800\"").Member("\ud800", "1");

        builder.Invoking(one => one.Build()).Should().Throw<InputValidationException>().Which.Errors.Select(error => error.Problem)
            .Should().Equal("It has half of a surrogate pair.", "It has half of a surrogate pair.");
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public async Task A_member_may_be_as_deep_as_a_step_can_be_sent(int depth, bool isSent)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(201, VitamClientFixture.Status("running"));
        string deep = new string('[', depth) + new string(']', depth);
        Func<Task> submit = () => fixture.Tasks.SubmitAsync(VitamStep.Named("s").Action("a").Member("context", deep).Build());

        if (isSent)
        {
            await submit.Should().NotThrowAsync();
        }
        else
        {
            await submit.Should().ThrowAsync<InputValidationException>();
        }
    }

    [Fact]
    public void A_builder_without_actions_is_refused() =>
        ((Action)(() => VitamStep.Named("s").Build())).Should().Throw<InputValidationException>().Which.Errors.Should().ContainSingle().Which.Path.Should().Be("/actions");

    [Fact]
    public void A_builder_can_be_used_further_and_what_it_has_built_stays()
    {
        VitamStepBuilder builder = VitamStep.Named("s").Action("a", action => action.Argument("n", "1"));
        VitamStep first = builder.Build();

        builder.Action("b").OtherInfo("more").Build().Actions.Should().HaveCount(2);

        first.ToJson().Should().Be("""{"Step":"s","actions":[{"action":"a","arguments":{"n":"1"}}]}""");
    }

    [Fact]
    public void Many_errors_are_not_all_shown()
    {
        VitamStepBuilder builder = VitamStep.Named("s");
        for (int i = 0; i < 30; i++)
        {
            builder.Action("");
        }

        InputValidationException exception = builder.Invoking(one => one.Build()).Should().Throw<InputValidationException>().Which;

        exception.Errors.Should().HaveCount(30);
        exception.Message.Should().Contain("/actions/19/").And.NotContain("/actions/20/").And.EndWith("and 10 more");
    }

    [Fact]
    public void Nothing_may_be_null()
    {
        Action[] acts =
        [
            () => VitamStep.Named(null!),
            () => VitamStep.Parse(null!),
            () => VitamStep.Named("s").OtherInfo(null!),
            () => VitamStep.Named("s").Action(null!),
            () => VitamStep.Named("s").Member(null!, "1"),
            () => VitamStep.Named("s").Member("m", null!),
            () => VitamStep.Named("s").Action("a", action => action.Argument(null!, "x")),
            () => VitamStep.Named("s").Action("a", action => action.Argument("x", null!)),
            () => VitamStep.Named("s").Action("a", action => action.ResultSlot(null!)),
            () => VitamStep.Named("s").Action("a", action => action.PostAssign(null!, "x")),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }

    [Fact]
    public void Texts_are_written_as_they_are()
    {
        string json = VitamStep.Named("é<'&>+😀").Action("\"\\\n").Build().ToJson();

        json.Should().StartWith("{\"Step\":\"é<'&>+").And.EndWith("\"actions\":[{\"action\":\"\\\"\\\\\\n\"}]}");
        using var read = JsonDocument.Parse(json);
        read.RootElement.GetProperty("Step").GetString().Should().Be("é<'&>+😀");
    }
}
