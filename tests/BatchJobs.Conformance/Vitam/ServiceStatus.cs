namespace BatchJobs.Conformance.Vitam;

/// <summary><c>GET /status</c></summary>
public sealed class ServiceStatus
{
    [Theory, AllHosts]
    [Clause(
        "VITAM-G-09", "VITAM-V-01", "VITAM-V-02", "VITAM-V-03", "VITAM-V-04", "VITAM-V-07", "VITAM-V-08", "VITAM-V-09", "VITAM-V-11",
        "VITAM-V-12")]
    public async Task The_answer_has_the_four_members_of_the_document_in_its_order(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("/status");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
        answer.ShouldHaveStandardHeaders();
        answer.Json.Members().Should().Equal("id", "service", "startDate", "status");
        answer.Json.Text("id").Should().Be(wire.Server.Vitam.Options.InstanceId).And.NotBeNullOrEmpty();
        answer.Json.Text("service").Should().Be("worker");
        answer.Json.Text("status").Should().Be("Active");
    }

    [Theory, AllHosts]
    [Clause("VITAM-V-10", "VITAM-U-38")]
    public async Task The_start_is_that_of_the_server_in_RFC_3339_and_does_not_move(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.AdvanceAsync(3661);

        (await wire.GetAsync("/status")).Json.Text("startDate").Should().MatchRegex(@"^2026-01-01T00:00:00(\.0+)?Z$");
    }

    [Theory, AllHosts]
    [Clause("VITAM-V-07", "VITAM-V-10", "VITAM-U-38")]
    public async Task A_server_that_was_told_nothing_tells_the_defaults(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/status")).Text.Should().Be("""{"id":"abcdef","service":"worker","startDate":"2026-01-01T00:00:00Z","status":"Active"}""");
    }

    [Theory, AllHosts]
    [Clause("VITAM-V-08", "VITAM-V-09", "VITAM-U-38")]
    public async Task Instance_and_service_are_options(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.InstanceId = "worker-\"é\"-7";
        wire.Server.Vitam.Options.ServiceName = "ingest worker";

        WireAnswer answer = await wire.GetAsync("/status");

        answer.Json.Text("id").Should().Be("worker-\"é\"-7");
        answer.Json.Text("service").Should().Be("ingest worker");
    }

    [Theory, AllHosts]
    [Clause("VITAM-V-11", "VITAM-V-12", "VITAM-V-13", "VITAM-V-14", "VITAM-V-15")]
    public async Task The_status_is_one_of_four_words_and_the_answer_200_whichever_it_is(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string status in (string[])["Inactive", "ShutdownInProgress", "Unreachable", "Active"])
        {
            wire.Server.Vitam.Status = status;

            WireAnswer answer = await wire.GetAsync("/status");
            answer.Status.Should().Be(200);
            answer.Json.Text("status").Should().Be(status);
            wire.Server.Vitam.Status.Should().Be(status);
        }
    }

    [Fact]
    [Clause("VITAM-V-16")]
    public async Task There_is_no_other_word()
    {
        await using Wire wire = await Wire.OpenAsync(ServerHost.InProcess);

        foreach (string status in (string[])["active", "ShutdownOnGoing", "200", ""])
        {
            FluentActions.Invoking(() => wire.Server.Vitam.Status = status).Should().Throw<ArgumentException>(status);
            FluentActions.Invoking(() => wire.Server.Vitam.ChangeStatusAfter(TimeSpan.Zero, status)).Should().Throw<ArgumentException>(status);
        }

        (await wire.GetAsync("/status")).Json.Text("status").Should().Be("Active");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-38")]
    public async Task The_status_can_change_with_time(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.ChangeStatusAfter(TimeSpan.FromMinutes(2), "Unreachable");
        wire.Server.Vitam.ChangeStatusAfter(TimeSpan.FromMinutes(1), "ShutdownInProgress");

        foreach ((double seconds, string status) in ((double, string)[])[(59, "Active"), (2, "ShutdownInProgress"), (58, "ShutdownInProgress"), (2, "Unreachable"), (3600, "Unreachable")])
        {
            await wire.AdvanceAsync(seconds);
            (await wire.GetAsync("/status")).Json.Text("status").Should().Be(status);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-E-05", "VITAM-V-20", "VITAM-V-21", "VITAM-U-11", "VITAM-U-38")]
    public async Task A_service_that_is_unavailable_answers_503_without_standard_headers_and_without_a_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.IsAvailable = false;

        WireAnswer answer = await wire.GetAsync("/status", ("X-Application-Id", "SESSION-ID-00001"), ("X-Tenant-Id", "0"));

        answer.Status.Should().Be(503);
        answer.Bytes.Should().BeEmpty();
        answer.ContentType.Should().BeNull();
        answer.Headers.Keys.Should().NotContain(["X-Request-Id", "FullApiVersion", "X-Application-Id", "X-Tenant-Id"]);

        wire.Server.Vitam.IsAvailable = true;
        (await wire.GetAsync("/status")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-39")]
    public async Task Tasks_run_on_whatever_the_status_is(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();
        wire.Server.Vitam.Status = "ShutdownInProgress";

        await wire.AdvanceAsync(60);

        (await wire.StateAsync(id)).Should().Be("done");
    }
}
