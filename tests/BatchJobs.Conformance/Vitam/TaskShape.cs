namespace BatchJobs.Conformance.Vitam;

/// <summary>What the four operations on one task have in common: they answer with its status.</summary>
public sealed class TaskShape
{
    [Theory, AllHosts]
    [Clause("VITAM-S-20", "VITAM-T-01", "VITAM-P-11", "VITAM-I-05", "VITAM-C-11")]
    public async Task All_four_answer_with_the_status_of_the_task(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        WireAnswer submitted = await wire.PostAsync();
        string id = submitted.Json.Text("id")!;
        string other = await wire.StartAsync();

        submitted.ShouldBeAStatus(201);
        (await wire.GetAsync(VitamCalls.TaskPath(id))).ShouldBeAStatus(200);
        WireAnswer byPath = await wire.PutAsync(id);
        byPath.ShouldBeAStatus(200);
        WireAnswer byBody = await wire.PutByBodyAsync(VitamCalls.Addressing(other));
        byBody.ShouldBeAStatus(200);

        byPath.Json.Text("id").Should().Be(id);
        byBody.Json.Text("id").Should().Be(other);
        byBody.Json.Members().Should().Equal(byPath.Json.Members());
    }

    [Theory, AllHosts]
    [Clause("VITAM-D-01", "VITAM-D-04", "VITAM-U-07")]
    public async Task Members_without_a_value_are_null_or_left_out_as_they_always_are(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string running = await wire.StartAsync();
        string canceled = await wire.SubmitAsync();
        await wire.PutAsync(canceled);
        string done = await wire.RunAsync();

        Shown(await wire.GetAsync(VitamCalls.TaskPath(running))).Should().Be("""{"id","type","state","start_date","end_date":null,"expiration_date":null,"result_link":null}""");
        Shown(await wire.GetAsync(VitamCalls.TaskPath(canceled))).Should().Be("""{"id","type","state","task_status","start_date","end_date","expiration_date":null,"result_link":null}""");
        Shown(await wire.GetAsync(VitamCalls.TaskPath(done))).Should().Be("""{"id","type","state","start_date","end_date","expiration_date":null,"result_link":null}""");
    }

    /// <summary>An object without the values of its members, but with those that are null.</summary>
    private static string Shown(WireAnswer answer) =>
        "{" + string.Join(',', answer.Json.EnumerateObject().Select(member => $"\"{member.Name}\"" + (answer.Json.IsNullOrAbsent(member.Name) ? ":null" : ""))) + "}";
}
