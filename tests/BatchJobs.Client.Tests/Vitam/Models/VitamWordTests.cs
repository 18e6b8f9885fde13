using System.Reflection;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Models;

/// <summary>The words that the document, its draft and its later relatives have are constants.</summary>
public class VitamWordTests
{
    private static readonly string[] Types = ["ingest", "freeze", "disposal", "platform", "access", "query", "destruction", "audit", "internal"];
    private static readonly string[] Wishes = ["cancel", "commit", "pending"];

    [Fact]
    [Clause("VITAM-T-04", "VITAM-T-16", "VITAM-D-02", "VITAM-R-08")]
    public async Task Every_type_of_a_task_is_a_constant_and_is_read_as_such_also_in_errors()
    {
        Constants<VitamTaskType>().Select(type => type.Value).Should().BeEquivalentTo(Types);
        foreach (string word in Types)
        {
            await using var fixture = new VitamClientFixture();
            fixture.Wire.Respond(200, $$$"""{"id":"t1","type":"{{{word}}}","state":"done","error":{"http_code":404,"code":"{{{word}}}","state":"Odd"}}""");

            VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");

            Constants<VitamTaskType>().Should().Contain(task.Type!.Value).And.Contain(task.Error!.Code!.Value);
            (task.Type.Value.Value, task.Error.Code.Value.Value).Should().Be((word, word));
        }
    }

    [Fact]
    [Clause("VITAM-T-06", "VITAM-D-03", "VITAM-D-05")]
    public async Task Every_wish_about_a_task_is_a_constant_and_is_read_as_such()
    {
        Constants<VitamTaskStatus>().Select(wish => wish.Value).Should().BeEquivalentTo(Wishes);
        foreach (string word in Wishes)
        {
            await using var fixture = new VitamClientFixture();
            fixture.Wire.Respond(200, VitamClientFixture.Status("running", taskStatus: word));

            (await fixture.Tasks.GetAsync("t1")).TaskStatus!.Value.Value.Should().Be(word);
        }
    }

    [Fact]
    [Clause("VITAM-T-21", "VITAM-T-22", "VITAM-T-23", "VITAM-D-07")]
    public void Every_short_word_for_an_error_is_a_constant() =>
        Constants<VitamErrorState>().Select(state => state.Value).Should().BeEquivalentTo(
            "File_Not_Found", "Unsupported_Media_Type", "Precondition_Failed", "Item_Not_Found", "Conflict", "Unauthorized");

    [Fact]
    [Clause("VITAM-S-10", "VITAM-D-12")]
    public void Every_status_of_an_action_is_a_constant() =>
        Constants<VitamActionStatus>().Select(status => status.Value).Should().BeEquivalentTo("Running", "NotStarted");

    [Fact]
    [Clause("VITAM-V-12", "VITAM-V-13", "VITAM-V-14", "VITAM-V-15", "VITAM-V-16")]
    public void Every_status_of_the_service_is_a_constant_and_there_is_no_other() =>
        Constants<VitamServiceState>().Select(status => status.Value).Should().BeEquivalentTo("Active", "Inactive", "ShutdownInProgress", "Unreachable");

    private static T[] Constants<T>() =>
        [.. typeof(T).GetProperties(BindingFlags.Static | BindingFlags.Public).Where(property => property.PropertyType == typeof(T)).Select(property => (T)property.GetValue(null)!)];
}
