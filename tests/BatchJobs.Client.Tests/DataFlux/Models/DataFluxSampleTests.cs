using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux.Models;

/// <summary>What the document shows is read and written again member for member, by the very code that the client uses.</summary>
public class DataFluxSampleTests
{
    private static readonly JsonSerializerContext Json = (JsonSerializerContext)Type("DataFluxJson").GetProperty("Default", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    public static TheoryData<string, Type> Answers => new()
    {
        { "root", typeof(DataFluxRoot) },
        { "server-info", typeof(DataFluxServerInfo) },
        { "jobflow-definition", typeof(DataFluxJobFlow) },
        { "jobflow-metadata", typeof(DataFluxJobFlowMetadata) },
        { "jobflow-summary", typeof(DataFluxJobFlowSummary) },
        { "job-status", typeof(DataFluxJobStatus) },
        { "jobflows", Type("DataFluxCollection`1").MakeGenericType(typeof(DataFluxJobFlowSummary)) },
        { "jobs", Type("DataFluxCollection`1").MakeGenericType(typeof(DataFluxJobStatus)) },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    [Clause(
        "DF-S-13", "DF-D-17", "DF-M-22", "DF-J-34", "DF-R-17", "DF-L-11", "DF-L-12", "DF-Q-14", "DF-Q-18", "DF-V-03", "DF-V-04", "DF-V-05", "DF-V-06",
        "DF-V-07", "DF-V-08", "DF-V-09", "DF-V-10", "DF-V-11", "DF-V-12", "DF-V-13", "DF-V-14", "DF-V-15", "DF-V-16", "DF-V-17", "DF-V-18",
        "DF-V-20")]
    public void A_sample_survives_being_read_and_written(string sample, Type model)
    {
        string text = DataFluxSamples.Read(sample);

        object? read = JsonSerializer.Deserialize(text, Json.GetTypeInfo(model)!);

        JsonSerializer.Serialize(read, Json.GetTypeInfo(model)!).ShouldBeJson(text);
    }

    [Fact]
    [Clause("DF-M-02", "DF-T-09", "DF-T-12", "DF-T-14", "DF-E-04")]
    public async Task The_sample_of_an_execution_is_what_the_builder_sends()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running");

        await fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow, new DataFluxInputsBuilder()
            .Value("Process Priority", "low")
            .Value("Logging", "disable")
            .Table("dataTable", table => table
                .String("Full Name", maxChars: 255).Integer("Age").Boolean("Donor").Date("Birthday").Real("Temperature")
                .Row("sample string", 2, true, new DateOnly(2014, 10, 13), 5.5)
                .Row("another string", 246L, false, new DateTime(2014, 12, 31), 15.7075m))
            .Build());

        fixture.Wire.Sent[0].Body!.ShouldBeJson(DataFluxSamples.Read("execute"));
    }

    [Fact]
    [Clause("DF-N-04", "DF-N-05", "DF-N-06", "DF-N-11")]
    public async Task The_sample_of_a_new_flow_has_the_members_that_are_sent()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxSamples.Read("jobflow-definition"));
        using var sample = JsonDocument.Parse(DataFluxSamples.Read("jobflow"));

        await fixture.Flows.CreateAsync(sample.RootElement.GetProperty("name").GetString()!, new MemoryStream("<flow/>"u8.ToArray()));

        using var sent = JsonDocument.Parse(fixture.Wire.Sent[0].Body!);
        sent.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.ValueKind))
            .Should().Equal(sample.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.ValueKind)));
        sent.RootElement.GetProperty("name").GetString().Should().Be("Event for Logging.djf");
        sent.RootElement.GetProperty("version").GetInt32().Should().Be(1);
        sent.RootElement.GetProperty("content").GetBytesFromBase64().Should().Equal("<flow/>"u8.ToArray());
    }

    [Fact]
    [Clause("DF-M-11", "DF-M-19", "DF-M-22", "DF-T-13")]
    public async Task The_sample_of_metadata_is_read_into_values_and_typed_tables()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxSamples.Read("jobflow-metadata"));

        DataFluxJobFlowMetadata metadata = await fixture.Flows.GetMetadataAsync("x");

        metadata.Inputs!.Values.Should().Equal(new Dictionary<string, string?> { ["Process Priority"] = "low", ["Logging"] = "disable" });
        metadata.Outputs!.Values.Should().Equal(new Dictionary<string, string?> { ["Address"] = null, ["RecordsProcessed"] = "2" });
        DataFluxTable table = metadata.Inputs.Tables["dataTable"];
        table.Columns.Should().HaveCount(5).And.HaveElementAt(0, new DataFluxColumn("Full Name", DataFluxColumnType.String, 255));
        table.Columns[4].Type.Should().Be(DataFluxColumnType.Decimal);
        table.Rows[1].Should().Equal("another string", 246L, false, new DateOnly(2014, 12, 31), 15.7075);
        table.Rows[0].GetString("Full Name").Should().Be("sample string");
        table.Rows[0].GetInteger("Age").Should().Be(2);
        table.Rows[0].GetBoolean("Donor").Should().BeTrue();
        table.Rows[0].GetDate("Birthday").Should().Be(new DateOnly(2014, 10, 13));
        table.Rows[0].GetReal("Temperature").Should().Be(5.5);
        metadata.Outputs.Tables["dataTable"].Rows[1].GetInteger("status code").Should().BeNull();
    }

    private static Type Type(string name) => typeof(DataFluxClient).Assembly.GetType("BatchJobs.Client.DataFlux." + name, throwOnError: true)!;
}
