namespace BatchJobs.Conformance.Vitam;

/// <summary>The header <c>X-Tenant-Id</c>.</summary>
public sealed class Tenants
{
    private static readonly string[] NoIntegers = ["", "abc", "1.5", "1e3", "0x10", "1 2", "0, 1", "1,000", "NaN", "null", "--1", "1-", "'0'"];

    [Theory, AllHosts]
    [Clause("VITAM-H-04", "VITAM-H-06", "VITAM-L-20", "VITAM-S-25", "VITAM-P-15", "VITAM-I-09", "VITAM-C-15", "VITAM-U-14")]
    public async Task A_tenant_that_is_no_integer_is_refused_by_every_operation_on_tasks(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string one = await wire.StartAsync();
        string other = await wire.StartAsync();

        foreach (Operation operation in Operation.OnTasks(one, other))
        {
            foreach (string tenant in NoIntegers)
            {
                WireAnswer answer = await wire.CallAsync(operation.Method, operation.Path, operation.Body, ("X-Tenant-Id", tenant));

                answer.ShouldBeRefused(412, $"{operation} '{tenant}'");
                answer.Headers.Keys.Should().NotContain("X-Tenant-Id", tenant);
            }
        }

        wire.Server.Vitam.Tasks.Should().HaveCount(2).And.OnlyContain(task => task.State == "running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-08", "VITAM-U-14")]
    public async Task The_status_does_not_look_at_the_tenant(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string tenant in NoIntegers)
        {
            WireAnswer answer = await wire.GetAsync("/status", ("X-Tenant-Id", tenant));

            answer.Status.Should().Be(200, tenant);
            answer.Json.Text("status").Should().Be("Active", tenant);
            answer.Headers.Keys.Should().NotContain("X-Tenant-Id", tenant);
        }
    }

    [Theory, AllHosts]
    public async Task A_wrong_tenant_comes_after_key_and_route_and_before_what_the_operation_finds(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        (string, string) wrong = ("X-Tenant-Id", "x");

        (await wire.SendAsync("GET", "/v1/tasks", null, wrong)).Status.Should().Be(401);
        (await wire.CallAsync("PATCH", "/tasks", "{}", wrong)).Status.Should().Be(405);
        (await wire.GetAsync("/nothing", wrong)).Status.Should().Be(404);
        (await wire.GetAsync("/tasks/nobody", wrong)).Status.Should().Be(412);
        (await wire.PutAsync("nobody", "{}", wrong)).Status.Should().Be(412);
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-07")]
    public async Task Zero_is_a_tenant(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostAsync(VitamCalls.Step, ("X-Tenant-Id", "0"));

        answer.ShouldBeAStatus(201);
        answer.Header("X-Tenant-Id").Should().Be("0");
        wire.Server.Vitam.Tasks[answer.Json.Text("id")!].Tenant.Should().Be(0);
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-06", "VITAM-U-14")]
    public async Task A_tenant_may_have_a_sign_and_leading_zeros_and_counts_as_its_number(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string sent, int tenant) in ((string, int)[])[("007", 7), ("+5", 5), ("-3", -3), ("-0", 0), ("2147483647", int.MaxValue)])
        {
            string id = await wire.StartAsync("endless", ("X-Tenant-Id", sent));

            wire.Server.Vitam.Tasks[id].Tenant.Should().Be(tenant, sent);
            (await wire.IdsAsync(null, ("X-Tenant-Id", $"{tenant}"))).Should().Equal([id], sent);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-14")]
    public async Task A_tenant_beyond_32_bits_is_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string tenant in (string[])["2147483648", "-2147483649", "99999999999999999999"])
        {
            (await wire.GetAsync("/tasks", ("X-Tenant-Id", tenant))).ShouldBeRefused(412, tenant);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-05")]
    public async Task A_request_may_come_without_a_tenant(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        wire.Server.Vitam.Tasks[await wire.SubmitAsync()].Tenant.Should().BeNull();
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-15")]
    public async Task A_tenant_sees_its_own_tasks_only(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string zero = await wire.StartAsync("endless", ("X-Tenant-Id", "0"));
        string one = await wire.StartAsync("endless", ("X-Tenant-Id", "1"));
        string none = await wire.StartAsync("endless");

        (await wire.IdsAsync(null, ("X-Tenant-Id", "0"))).Should().Equal(zero);
        (await wire.IdsAsync(null, ("X-Tenant-Id", "1"))).Should().Equal(one);
        (await wire.IdsAsync(null, ("X-Tenant-Id", "2"))).Should().BeEmpty();
        (await wire.GetAsync(VitamCalls.TaskPath(zero), ("X-Tenant-Id", "0"))).Status.Should().Be(200);
        foreach (string id in (string[])[one, none])
        {
            (await wire.GetAsync(VitamCalls.TaskPath(id), ("X-Tenant-Id", "0"))).ShouldBeRefused(404);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-05", "VITAM-U-15")]
    public async Task Without_a_tenant_all_tasks_are_seen(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string zero = await wire.StartAsync("endless", ("X-Tenant-Id", "0"));
        string one = await wire.StartAsync("endless", ("X-Tenant-Id", "1"));
        string none = await wire.StartAsync("endless");

        (await wire.IdsAsync()).Should().Equal(zero, one, none);
        (await wire.TaskAsync(one)).Text("id").Should().Be(one);
        (await wire.PutAsync(one)).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-15")]
    public async Task The_totals_of_a_list_are_those_of_the_tenant(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ListLimit = 1;
        await wire.StartAsync("endless", ("X-Tenant-Id", "0"));
        await wire.StartAsync("endless", ("X-Tenant-Id", "1"));

        WireAnswer answer = await wire.ListAsync(null, ("X-Tenant-Id", "0"));

        answer.Json.GetProperty("hits").GetProperty("total").GetInt32().Should().Be(1);
        answer.Json.GetProperty("hits").Members().Should().NotContain("next");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-15")]
    public async Task A_tenant_cannot_cancel_the_tasks_of_others(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        WireAnswer submitted = await wire.PostAsync(VitamCalls.Step, ("X-Tenant-Id", "1"));
        string id = submitted.Json.Text("id")!;

        (await wire.PutAsync(id, "{}", ("X-Tenant-Id", "0"))).ShouldBeRefused(404);
        (await wire.PutByBodyAsync(VitamCalls.Addressing(id), ("X-Tenant-Id", "0"))).ShouldBeRefused(404);
        (await wire.PutByBodyAsync(VitamCalls.Addressing(submitted.Header("X-Request-Id")!), ("X-Tenant-Id", "0"))).ShouldBeRefused(404);

        (await wire.StateAsync(id)).Should().Be("running");
        (await wire.PutByBodyAsync(VitamCalls.Addressing(id), ("X-Tenant-Id", "1"))).Status.Should().Be(200);
    }
}
