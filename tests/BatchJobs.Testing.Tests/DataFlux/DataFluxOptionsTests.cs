using System.Text.Json;
using BatchJobs.Testing.DataFlux;

namespace BatchJobs.Testing.Tests.DataFlux;

public sealed class DataFluxOptionsTests
{
    private readonly DataFluxFakeOptions options = new();

    [Fact]
    public void Numbers_and_times_that_make_no_sense_are_refused()
    {
        Action[] acts =
        [
            () => options.QueuedTime = TimeSpan.FromSeconds(-1),
            () => options.RunningTime = TimeSpan.FromSeconds(-1),
            () => options.CancelingTime = TimeSpan.FromSeconds(-1),
            () => options.Servers = -1,
            () => options.MaxContentBytes = -1,
            () => options.MinutesFromGmt = -841,
            () => options.MinutesFromGmt = 841,
            () => options.CancelStatus = 199,
            () => options.CancelStatus = 300,
            () => options.DeleteWhileRunningStatus = 399,
            () => options.DeleteWhileRunningStatus = 600,
            () => options.CancelWithoutLinkStatus = 200,
            () => options.MalformedIdStatus = 200,
            () => options.WrongFilterStatus = 200,
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentOutOfRangeException>());
    }

    [Fact]
    public void Numbers_and_times_at_the_limit_are_taken()
    {
        Action[] acts =
        [
            () => options.QueuedTime = options.RunningTime = options.CancelingTime = TimeSpan.Zero,
            () => options.MaxContentBytes = 0,
            () => options.MinutesFromGmt = -840,
            () => options.MinutesFromGmt = 840,
            () => options.CancelStatus = 299,
            () => options.DeleteWhileRunningStatus = 400,
            () => options.DeleteWhileRunningStatus = 599,
        ];

        acts.Should().AllSatisfy(act => act.Should().NotThrow());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/jobs/cancel")]
    [InlineData("/jobs/{ID}/cancel")]
    [InlineData("jobs/{id}/cancel")]
    [InlineData("?cancel={id}")]
    [InlineData("//jobs/{id}/cancel")]
    [InlineData("http://df.example.com/jobs/{id}/cancel")]
    [InlineData("/jobs/{id}/../cancel")]
    [InlineData("/jobs/{id}/can cel")]
    [InlineData("/jobs/{id}#cancel")]
    [InlineData("/jobs/cancel#{id}")]
    [InlineData("/jobs?cancel&job={id}")]
    [InlineData("/jobs/{id}{id}/cancel")]
    [InlineData("/jobFlowDefns/{id}/content")]
    public void An_address_that_the_fake_would_not_know_again_is_refused(string? link)
    {
        Action cancel = () => options.CancelLink = link!;
        Action kill = () => options.KillLink = link!;

        cancel.Should().Throw<ArgumentException>();
        kill.Should().Throw<ArgumentException>();
        (options.CancelLink, options.KillLink).Should().Be(("/jobs/{id}/cancel", "/jobs/{id}/kill"));
    }

    [Theory]
    [InlineData("/stop/{id}", "/stop/{id}")]
    [InlineData("/stop/{id}", "/stop/{id}?how=kill")]
    [InlineData("/stop/{id}", "/stop/{id}/")]
    [InlineData("/stop-{id}", "/stop-now-{id}")]
    public void A_kill_that_would_be_taken_for_a_cancel_is_refused(string cancelLink, string killLink)
    {
        options.CancelLink = cancelLink;

        Action kill = () => options.KillLink = killLink;

        kill.Should().Throw<ArgumentException>().WithMessage($"*{cancelLink}*");
        options.KillLink.Should().Be("/jobs/{id}/kill");
    }

    [Fact]
    public void A_cancel_that_would_take_the_kills_is_refused()
    {
        options.KillLink = "/stop/{id}?how=kill";

        Action cancel = () => options.CancelLink = "/stop/{id}";

        cancel.Should().Throw<ArgumentException>().WithMessage("*/stop/{id}?how=kill*");
        options.CancelLink.Should().Be("/jobs/{id}/cancel");
    }

    [Theory]
    [InlineData("/jobs/{id}?action=cancel", "/jobs/{id}")]
    [InlineData("/{id}", "/jobs/{id}")]
    [InlineData("/stop?job={id}&how=cancel", "/stop?how=kill&job={id}")]
    public async Task What_the_fake_knows_again_is_taken(string cancelLink, string killLink)
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.Options.CancelLink = cancelLink;
        fixture.Fake.Options.KillLink = killLink;
        JsonElement job = await fixture.ExecuteAsync();

        (await fixture.SendAsync("PUT", job.Link("cancel").Text("href"), "")).Item.Text("state").Should().Be("running");
        (await fixture.SendAsync("PUT", job.Link("kill").Text("href"), "")).Item.Text("state").Should().Be("canceled");
    }

    [Fact]
    public void A_killed_job_is_canceled_or_failed()
    {
        foreach (string? state in (string?[])["running", "Failed", "", null])
        {
            Action act = () => options.StateAfterKill = state!;

            act.Should().Throw<ArgumentException>(state);
        }
    }
}
