using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Internal;

public class PathIdTests
{
    public static TheoryData<string> Usable =>
    [
        "job", " ", "scoring job 1", "café", "漢字", "😀", "it's", "say \"x\"", "100%", "%2F", "%2e%2e", "a+b", "#1", "a?b=c", "a&accesskey=x", "...",
        "a;b", "a\\b", "~", "-_.!*'()", "a:b@c", "[x]", "{id}", "<x>", "a\nb", "\u0001", "\u200Eleft", "e\u0301", "\uFFFD", "status", "é",
    ];

    public static TheoryData<string?> Unusable => ["", ",", "/", "a,b", "a/b", "a\0b", ".", "..", (string?)null];

    [Theory]
    [MemberData(nameof(Usable))]
    public async Task A_job_keeps_its_identifier_on_the_way_there_and_back(string id)
    {
        await using var bench = new SpssBench();

        SpssJob job = await bench.Jobs.SubmitAsync(id, Given.Scoring());

        bench.Server.Spss.Jobs.Should().ContainSingle().Which.Id.Should().Be(id);
        job.Id.Should().Be(id);
        (await job.GetStatusAsync()).JobId.Should().Be(id);
        (await bench.Jobs.GetAsync(id)).Id.Should().Be(id);
        (await bench.Jobs.ListAsync()).Should().ContainSingle().Which.Id.Should().Be(id);
        (await bench.Jobs.SubmitOrResubmitAsync(id, Given.Scoring())).IsNew.Should().BeFalse();
        (await job.WaitForCompletionAsync()).FileId.Should().NotBeNull();
        (await bench.Jobs.DeleteAsync(id)).Should().BeTrue();
        bench.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Usable))]
    public async Task A_file_keeps_its_identifier_on_the_way_there_and_back(string id)
    {
        await using var bench = new SpssBench();

        string address = await bench.Files.UploadAsync(id, new MemoryStream([7, 8, 9]));

        bench.Server.Spss.Files[id].Should().Equal(7, 8, 9);
        address.Should().EndWith("/pm/v1/file/" + Uri.EscapeDataString(id));
        (await bench.Files.ListAsync()).Should().Contain(id);
        await using Stream content = await bench.Files.DownloadAsync(id);
        content.ReadByte().Should().Be(7);
        await bench.Files.DeleteAsync(id);
        bench.Server.Spss.Files.Contains(id).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Usable))]
    public async Task A_result_under_any_identifier_can_be_read(string id)
    {
        await using var bench = new SpssBench();
        bench.Server.Spss.Files.Add(id, [7]);
        bench.Wire.Otherwise = (request, forward, _) => request.RequestUri!.AbsolutePath.StartsWith("/pm/v1/jobs/", StringComparison.Ordinal)
            ? Task.FromResult(ScriptedHandler.Response(
                200, $$"""{"jobStatus":"SUCCESS","dataUrl":"https://other.example.com/pm/v1/file/{{Uri.EscapeDataString(id)}}"}"""))
            : forward();

        SpssJobResult result = await bench.Jobs.GetHandle("j").WaitForCompletionAsync();

        result.FileId.Should().Be(id);
        await using Stream content = await result.OpenReadAsync();
        content.ReadByte().Should().Be(7);
    }

    [Fact]
    public async Task Many_odd_identifiers_are_deleted_in_one_request()
    {
        await using var bench = new SpssBench();
        string[] ids = [.. Usable.Select(row => row.Data)];
        foreach (string id in ids)
        {
            await bench.Jobs.SubmitAsync(id, Given.Scoring());
        }

        DeleteJobsResult deletion = await bench.Jobs.DeleteManyAsync(ids);

        deletion.Count.Should().Be(ids.Length);
        bench.Wire.Seen.Should().HaveCount(ids.Length + 1);
        bench.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task Odd_identifiers_survive_a_real_socket_too()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Real });
        server.Spss.Options.AccessKey = SpssBench.Key;
        Uri address = await server.ListenAsync();
        var services = new ServiceCollection();
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (address, SpssBench.Key));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ISpssFiles files = provider.GetRequiredService<ISpssFiles>();

        foreach (string id in Usable.Select(row => row.Data))
        {
            await files.UploadAsync(id, new MemoryStream([1]));
        }

        (await files.ListAsync()).Should().Equal(Usable.Select(row => row.Data));
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public Task An_identifier_that_cannot_work_is_refused_before_anything_is_sent(string? id) => ShouldBeRefusedAsync(id);

    // Not a theory: a runner that writes its data down as UTF-8 would replace the halves.
    [Fact]
    public async Task Half_of_a_surrogate_pair_is_refused_before_anything_is_sent()
    {
        await ShouldBeRefusedAsync("\ud800");
        await ShouldBeRefusedAsync("x\udc00y");
    }

    [Fact]
    public Task Half_of_a_surrogate_pair_is_refused_beside_a_replacement_character_too() => ShouldBeRefusedAsync("\ud83d\ufffd");

    [Fact]
    public async Task Other_arguments_are_checked_before_anything_is_sent()
    {
        await using var bench = new SpssBench();
        Func<Task>[] calls =
        [
            () => bench.Jobs.SubmitAsync("j", null!),
            () => bench.Jobs.SubmitOrResubmitAsync("j", null!),
            () => bench.Jobs.DeleteManyAsync((IEnumerable<string>)null!),
            () => bench.Jobs.DeleteManyAsync([]),
            () => bench.Files.UploadAsync("f", null!),
        ];

        foreach (Func<Task> call in calls)
        {
            await call.Should().ThrowAsync<ArgumentException>();
        }

        bench.Wire.Seen.Should().BeEmpty();
    }

    private static async Task ShouldBeRefusedAsync(string? id)
    {
        await using var bench = new SpssBench();
        JobDefinition definition = Given.Scoring();
        var calls = new Dictionary<string, Func<Task>>
        {
            ["submit"] = () => bench.Jobs.SubmitAsync(id!, definition),
            ["resubmit"] = () => bench.Jobs.SubmitOrResubmitAsync(id!, definition),
            ["get"] = () => bench.Jobs.GetAsync(id!),
            ["status"] = () => bench.Jobs.GetStatusAsync(id!),
            ["delete"] = () => bench.Jobs.DeleteAsync(id!),
            ["handle"] = () => Task.FromResult(bench.Jobs.GetHandle(id!)),
            ["upload"] = () => bench.Files.UploadAsync(id!, Stream.Null),
            ["download"] = () => bench.Files.DownloadAsync(id!),
            ["delete file"] = () => bench.Files.DeleteAsync(id!),
        };

        foreach ((string name, Func<Task> call) in calls)
        {
            ArgumentException exception = (await call.Should().ThrowAsync<ArgumentException>(name)).Which;
            exception.ParamName.Should().Be("id", name);
            ShouldNameTheRule(exception, id);
        }

        Func<Task> deleteMany = () => bench.Jobs.DeleteManyAsync(["fine", id!]);
        ArgumentException many = (await deleteMany.Should().ThrowAsync<ArgumentException>()).Which;
        many.ParamName.Should().Be("ids");
        ShouldNameTheRule(many, id);
        bench.Wire.Seen.Should().BeEmpty();
    }

    private static void ShouldNameTheRule(ArgumentException exception, string? id)
    {
        if (id is null)
        {
            exception.Should().BeOfType<ArgumentNullException>();
        }
        else
        {
            exception.Message.Should().Contain("must not be empty, '.' or '..', and must not contain ',', '/', the character NUL or half of a surrogate pair");
        }
    }
}
