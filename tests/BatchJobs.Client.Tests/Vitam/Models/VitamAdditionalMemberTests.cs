using System.Text.Json;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Models;

/// <summary>Members that a later version adds are kept.</summary>
public class VitamAdditionalMemberTests
{
    private const string Task =
        """{"id":"t1","state":"done","progress":{"percent":50},"error":{"message":"m","vitamCode":7,"errors":[{"message":"n","extra":null}]},"x":"\ud800"}""";

    private const string List = """{"hits":{"total":1,"scroll":"s"},"context":{"query":"q","filter":{"$limit":1}},"results":["a"],"took":5}""";

    private const string Service = """{"id":"i","service":"s","startDate":"2015-07-14T17:07:14Z","status":"Active","cpu":[1,2]}""";

    [Fact]
    [Clause("VITAM-G-05")]
    public async Task A_task_keeps_them()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, Task);

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");

        task.AdditionalMembers.Keys.Should().Equal("progress", "x");
        task.AdditionalMembers["progress"].GetProperty("percent").GetInt32().Should().Be(50);
        task.Error!.AdditionalMembers.Should().ContainSingle().Which.Value.GetInt32().Should().Be(7);
        task.Error.Errors[0].AdditionalMembers["extra"].ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    [Clause("VITAM-G-05", "VITAM-D-11")]
    public async Task A_list_and_the_service_keep_them()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, Service);

        VitamTaskList list = await fixture.Tasks.ListAsync();
        VitamServiceStatus service = await fixture.Client.Service.GetStatusAsync();

        list.AdditionalMembers["took"].GetInt32().Should().Be(5);
        list.Hits.AdditionalMembers["scroll"].GetString().Should().Be("s");
        list.Context.AdditionalMembers["filter"].GetProperty("$limit").GetInt32().Should().Be(1);
        service.AdditionalMembers["cpu"].GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task There_are_none_where_the_service_adds_none()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("done", error: "{}")).Respond(200, VitamClientFixture.List()).Respond(200, VitamSamples.Read("service-status"));

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");
        VitamTaskList list = await fixture.Tasks.ListAsync();
        VitamServiceStatus service = await fixture.Client.Service.GetStatusAsync();

        new[] { task.AdditionalMembers, task.Error!.AdditionalMembers, list.AdditionalMembers, list.Hits.AdditionalMembers, list.Context.AdditionalMembers, service.AdditionalMembers }
            .Should().AllSatisfy(members => members.Should().BeEmpty());
    }

    [Fact]
    public async Task Statuses_that_say_the_same_are_equal_and_others_are_not()
    {
        await using var fixture = new VitamClientFixture();
        string[] bodies = [Service, Service, Service.Replace("[1,2]", "[1,3]", StringComparison.Ordinal), Service.Replace("cpu", "CPU", StringComparison.Ordinal), Service.Replace(",\"cpu\":[1,2]", "", StringComparison.Ordinal)];
        var read = new List<VitamServiceStatus>();
        foreach (string body in bodies)
        {
            fixture.Wire.Respond(200, body);
            read.Add(await fixture.Client.Service.GetStatusAsync());
        }

        read[1].Should().Be(read[0]);
        read[1].GetHashCode().Should().Be(read[0].GetHashCode());
        read.Skip(2).Should().NotContain(read[0]);
    }

    [Fact]
    public async Task The_key_is_masked_in_them()
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = "12345678");
        fixture.Wire
            .Respond(200, """{"id":"t1","a 12345678":1,"text":"<12345678>","number":12345678,"deep":[{"b 12345678":"\u0031\u0032345678"}],"error":{"x":"12345678"}}""")
            .Respond(200, """{"hits":{"x":"12345678"},"context":{"x":"12345678"},"results":[],"x":"12345678"}""")
            .Respond(200, """{"id":"i","service":"s","startDate":"","x":"12345678","y 12345678":1,"z":2}""");

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");
        VitamTaskList list = await fixture.Tasks.ListAsync();
        VitamServiceStatus service = await fixture.Client.Service.GetStatusAsync();

        task.AdditionalMembers.Select(member => $"{member.Key}={member.Value.GetRawText()}")
            .Should().Equal("a ***=1", "text=\"<***>\"", "number=\"***\"", """deep=[{"b ***":"***"}]""");
        IReadOnlyDictionary<string, JsonElement>[] others = [task.Error!.AdditionalMembers, list.AdditionalMembers, list.Hits.AdditionalMembers, list.Context.AdditionalMembers];
        others.Should().AllSatisfy(members => members["x"].GetString().Should().Be("***"));
        service.AdditionalMembers.Select(member => $"{member.Key}={member.Value.GetRawText()}").Should().Equal("x=\"***\"", "y ***=1", "z=2");
    }
}
