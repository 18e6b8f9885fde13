using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

public class ParseSampleTests
{
    public static TheoryData<string> Names => [.. Samples.Names];

    public static TheoryData<string> Editions => ["2017-06-21", "2017-09-07", "2017-11-16"];

    [Fact]
    [Clause("SPSS-V-06")]
    public void Every_sample_of_every_edition_is_there() => Samples.Names.Should().HaveCount(23);

    [Theory]
    [Clause("SPSS-X-01", "SPSS-X-02", "SPSS-X-03", "SPSS-X-04", "SPSS-X-05", "SPSS-X-06", "SPSS-X-07", "SPSS-X-08")]
    [MemberData(nameof(Names))]
    public void A_sample_is_valid_and_comes_out_as_it_went_in(string name)
    {
        string json = Samples.Read(name);

        JobDefinition.Validate(json).Should().BeEmpty();
        JobDefinition.Parse(json).ToJson().Should().Be(json);
    }

    [Theory]
    [Clause("SPSS-X-01")]
    [MemberData(nameof(Editions))]
    public void The_model_fragment_names_stream_and_result(string edition)
    {
        JobDefinition parsed = Parse(edition, "model");

        parsed.Action.Should().Be(JobAction.Training);
        parsed.Stream.Should().Be(new StreamReference("str2", "stream1.str"));
        parsed.Databases.Should().BeEmpty();
        parsed.Inputs.Should().BeEmpty();
        parsed.Exports.Should().BeEmpty();
        parsed.Parameters.Should().BeEmpty();
        parsed.ReportFormat.Should().BeNull();
        parsed.OutputType.Should().BeNull();
    }

    [Theory]
    [Clause("SPSS-D-29", "SPSS-D-30", "SPSS-D-31", "SPSS-D-32", "SPSS-D-33", "SPSS-D-34", "SPSS-D-36", "SPSS-X-03")]
    [MemberData(nameof(Editions))]
    public void The_database_fragment_has_two_databases(string edition) =>
        Parse(edition, "databases").Databases.Should().BeEquivalentTo(
            [
                new
                {
                    Name = "db1",
                    Type = DatabaseType.DashDB,
                    Host = "dashdb-enterprise-yp-dal09-11.services.dal.bluemix.net",
                    Port = 50001,
                    DatabaseName = "BLUDB",
                    UserName = "bluadmin",
                    Options = "Security=SSL",
                },
                new
                {
                    Name = "db2",
                    Type = DatabaseType.SQLServer,
                    Host = "9.20.27.37",
                    Port = 1433,
                    DatabaseName = "qatest",
                    UserName = "sa",
                    Options = "EnableQuotedIdentifiers=1",
                },
            ],
            options => options.WithStrictOrdering());

    [Theory]
    [Clause("SPSS-D-39", "SPSS-D-40", "SPSS-X-04")]
    [MemberData(nameof(Editions))]
    public void The_input_fragment_reads_from_the_second_database(string edition)
    {
        NodeInput input = Parse(edition, "inputs").Inputs.Should().ContainSingle().Which;

        input.Node.Should().Be("ScoreInput");
        input.From.Name.Should().Be("DRUG1N");
        input.From.Database.Type.Should().Be(DatabaseType.SQLServer);
    }

    [Theory]
    [Clause("SPSS-X-05", "SPSS-V-04", "SPSS-V-06")]
    [InlineData("2017-06-21", null)]
    [InlineData("2017-09-07", BulkLoading.Off)]
    public void The_export_fragment_appends_to_the_first_database(string edition, BulkLoading? bulkLoading)
    {
        NodeExport export = Parse(edition, "exports").Exports.Should().ContainSingle().Which;

        export.Node.Should().Be("ExportScores");
        export.To.Name.Should().Be("DRUGSCORES");
        export.To.Database.Type.Should().Be(DatabaseType.DashDB);
        export.InsertMode.Should().Be(InsertMode.Append);
        export.BulkLoading.Should().Be(bulkLoading);
    }

    [Theory]
    [Clause("SPSS-D-53", "SPSS-X-06")]
    [MemberData(nameof(Editions))]
    public void The_parameter_fragment_has_two_parameters(string edition) =>
        Parse(edition, "parameters").Parameters.Should().Equal(new StreamParameter("p1", "v1"), new StreamParameter("p2", "v2"));

    [Theory]
    [Clause("SPSS-X-07")]
    [MemberData(nameof(Editions))]
    public void The_report_format_fragment_is_html(string edition) =>
        Parse(edition, "report-format").ReportFormat.Should().Be(ReportFormat.Html);

    [Theory]
    [Clause("SPSS-D-35", "SPSS-X-08")]
    [MemberData(nameof(Editions))]
    public void The_complete_sample_is_what_the_builder_makes_of_the_same_job(string edition)
    {
        var database = new Database(
            "db", DatabaseType.DashDB, "dashdb-enterprise-yp-dal09-11.services.dal.bluemix.net", 50001, "BLUDB", "bluadmin", "NmI4MDViMzBkNDUz", "Security=SSL");
        JobDefinition built = JobDefinition.Training("str2")
            .SaveAs("stream1.str")
            .Read("ScoreInput", database.Table("DRUG1N"))
            .WithParameter("p1", "v1")
            .WithParameter("p2", "v2")
            .Build();

        Parse(edition, "complete").Should().BeEquivalentTo(built);
        built.ToJson().ShouldBeJson(Samples.Read("2017-11-16-complete"));
    }

    private static JobDefinition Parse(string edition, string fragment) => JobDefinition.Parse(Samples.Read($"{edition}-{fragment}"));
}
