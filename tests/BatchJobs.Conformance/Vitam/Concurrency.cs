namespace BatchJobs.Conformance.Vitam;

/// <summary>Many requests at once.</summary>
public sealed class Concurrency
{
    [Theory, AllHosts]
    public async Task Two_hundred_submissions_are_two_hundred_tasks_with_ids_and_requests_of_their_own(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ListLimit = 1000;

        WireAnswer[] answers = await AllAtOnceAsync(200, _ => wire.PostAsync(VitamCalls.ExampleStep));

        answers.Should().OnlyContain(answer => answer.Status == 201);
        string?[] ids = [.. answers.Select(answer => answer.Json.Text("id"))];
        ids.Should().OnlyHaveUniqueItems();
        answers.Select(answer => answer.Header("X-Request-Id")).Should().OnlyHaveUniqueItems();
        (await wire.IdsAsync()).Should().BeEquivalentTo(ids);
        foreach (WireAnswer answer in answers)
        {
            wire.Server.Vitam.Tasks[answer.Json.Text("id")!].RequestId.Should().Be(answer.Header("X-Request-Id"));
        }
    }

    [Theory, AllHosts]
    public async Task Of_fifty_cancellations_of_one_task_one_succeeds_and_the_others_conflict(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        WireAnswer submitted = await wire.PostAsync();
        string id = submitted.Json.Text("id")!;
        string request = submitted.Header("X-Request-Id")!;

        WireAnswer[] answers = await AllAtOnceAsync(50, i => (i % 3) switch
        {
            0 => wire.PutAsync(id),
            1 => wire.PutByBodyAsync(VitamCalls.Addressing(id)),
            _ => wire.PutByBodyAsync(VitamCalls.Addressing(request)),
        });

        answers.Count(answer => answer.Status == 200).Should().Be(1);
        answers.Count(answer => answer.Status == 409).Should().Be(49);
        wire.Server.Vitam.Tasks[id].History.Select(change => change.State).Should().Equal("running", "canceled");
    }

    [Theory, AllHosts]
    public async Task Tasks_that_are_canceled_while_time_passes_end_once(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string[] ids = [.. await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => wire.SubmitAsync()))];

        Task<WireAnswer[]> cancellations = AllAtOnceAsync(ids.Length, i => wire.PutAsync(ids[i]));
        for (int i = 0; i < 20; i++)
        {
            await wire.AdvanceAsync(0.5);
        }

        foreach ((string id, WireAnswer answer) in ids.Zip(await cancellations))
        {
            answer.Status.Should().BeOneOf(200, 409);
            (await wire.StateAsync(id)).Should().Be(answer.Status == 200 ? "canceled" : "done");
            wire.Server.Vitam.Tasks[id].History.Should().HaveCount(2);
        }
    }

    [Theory, AllHosts]
    public async Task Lists_that_are_read_meanwhile_are_whole(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer[] answers = await AllAtOnceAsync(90, async i => (i % 3) switch
        {
            0 => await wire.PostAsync(),
            1 => await wire.PutAsync(await wire.SubmitAsync()),
            _ => await wire.ListAsync(VitamCalls.Querying("name='n*'")),
        });

        foreach (WireAnswer list in answers.Where((_, i) => i % 3 == 2))
        {
            string?[] ids = list.Results();
            ids.Should().OnlyHaveUniqueItems();
            list.Json.GetProperty("hits").GetProperty("total").GetInt32().Should().Be(ids.Length);
        }

        (await wire.IdsAsync()).Should().HaveCount(30);
    }

    private static Task<WireAnswer[]> AllAtOnceAsync(int count, Func<int, Task<WireAnswer>> send) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => send(i))));
}
