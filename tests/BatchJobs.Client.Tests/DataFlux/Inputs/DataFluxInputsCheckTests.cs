using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux.Inputs;

/// <summary>Inputs are compared with what a job flow says it takes.</summary>
public class DataFluxInputsCheckTests
{
    private static readonly Action<DataFluxTableBuilder> SampleTable =
        table => table.Real("Temperature").String("Full Name").Integer("Age").Boolean("Donor").Date("Birthday");

    [Fact]
    [Clause("DF-M-01", "DF-M-12")]
    public async Task The_inputs_that_the_metadata_describe_have_no_errors()
    {
        DataFluxJobFlowMetadata metadata = await SampleAsync();

        metadata.Check(new DataFluxInputsBuilder().Values(metadata.Inputs!.Values).Table("dataTable", metadata.Inputs.Tables["dataTable"]).Build()).Should().BeEmpty();
        metadata.Check(new DataFluxInputsBuilder().Value("Logging", null).Value("Process Priority", "").Table("dataTable", SampleTable).Build())
            .Should().BeEmpty("columns may stand in any order, and real is decimal");
        metadata.Invoking(known => known.Check(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    [Clause("DF-M-01")]
    public async Task What_is_missing_unknown_or_of_another_type_is_listed_with_its_place()
    {
        DataFluxJobFlowMetadata metadata = await SampleAsync();

        IReadOnlyList<ValidationError> errors = metadata.Check(new DataFluxInputsBuilder()
            .Value("process priority", "low")
            .Table("Logging", table => table.String("x"))
            .Table("dataTable", table => table.String("Full Name").Real("Age").Boolean("Donor").Date("birthday").Decimal("Temperature"))
            .Build());

        errors.Select(error => error.ToString()).Should().Equal(
            "Process Priority: It is missing. Allowed: a value, which may be null.",
            "Logging: It is a data table. Allowed: a value, which may be null.",
            "dataTable: column 'Age': It has type real. Allowed: type integer.",
            "dataTable: column 'Birthday': It is missing. Allowed: a column of type date.",
            "dataTable: column 'birthday': The job flow's table has no such column. Allowed: 'Full Name', 'Age', 'Donor', 'Birthday', 'Temperature'.",
            "process priority: The job flow has no such input. Allowed: 'Process Priority', 'Logging', 'dataTable'.");
    }

    [Fact]
    public async Task A_table_may_be_missing_or_be_a_value()
    {
        DataFluxJobFlowMetadata metadata = await SampleAsync();
        DataFluxInputsBuilder builder = new DataFluxInputsBuilder().Value("Process Priority", "low").Value("Logging", "disable");

        metadata.Check(builder.Build()).Select(error => $"{error}").Should().Equal(
            "dataTable: It is missing. Allowed: a data table with the columns 'Full Name', 'Age', 'Donor', 'Birthday', 'Temperature'.");
        metadata.Check(builder.Value("dataTable", "x").Build()).Should().ContainSingle().Which.Problem.Should().Be("It is a value.");
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","inputs":{}""")]
    [InlineData(""","inputs":null""")]
    public async Task A_flow_without_inputs_knows_none(string inputs)
    {
        DataFluxJobFlowMetadata metadata = await ReadAsync($$"""{"id":"x","name":"x"{{inputs}}}""");

        metadata.Check(new DataFluxInputsBuilder().Build()).Should().BeEmpty();
        metadata.Check(new DataFluxInputsBuilder().Value("a", "b").Build()).Select(error => $"{error}").Should().Equal("a: The job flow has no such input. Allowed: no inputs.");
    }

    [Fact]
    public async Task What_the_document_does_not_describe_may_be_given_in_any_form_or_left_out()
    {
        DataFluxJobFlowMetadata metadata = await ReadAsync("""{"id":"x","name":"x","inputs":{"odd":5}}""");

        metadata.Check(new DataFluxInputsBuilder().Build()).Should().BeEmpty();
        metadata.Check(new DataFluxInputsBuilder().Value("odd", "5").Build()).Should().BeEmpty();
        metadata.Check(new DataFluxInputsBuilder().Table("odd", table => table.String("c")).Build()).Should().BeEmpty();
    }

    private static Task<DataFluxJobFlowMetadata> SampleAsync() => ReadAsync(DataFluxSamples.Read("jobflow-metadata"));

    private static async Task<DataFluxJobFlowMetadata> ReadAsync(string json)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, json);
        return await fixture.Flows.GetMetadataAsync("x");
    }
}
