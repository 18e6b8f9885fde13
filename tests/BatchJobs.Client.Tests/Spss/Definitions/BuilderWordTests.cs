using System.Text.Json;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

public class BuilderWordTests
{
    public static TheoryData<DatabaseType, string> DatabaseTypes => new()
    {
        { DatabaseType.ApacheHive, "ApacheHive" },
        { DatabaseType.DashDB, "DashDB" },
        { DatabaseType.DB2, "DB2" },
        { DatabaseType.Greenplum, "Greenplum" },
        { DatabaseType.Impala, "Impala" },
        { DatabaseType.Informix, "Informix" },
        { DatabaseType.MySQL, "MySQL" },
        { DatabaseType.Oracle, "Oracle" },
        { DatabaseType.PostgreSQL, "PostgreSQL" },
        { DatabaseType.ProgressOpenEdge, "ProgressOpenEdge" },
        { DatabaseType.Salesforce, "Salesforce" },
        { DatabaseType.SQLServer, "SQLServer" },
        { DatabaseType.Sybase, "Sybase" },
        { DatabaseType.SybaseIQ, "SybaseIQ" },
        { DatabaseType.Teradata, "Teradata" },
    };

    [Theory]
    [Clause(
        "SPSS-D-14", "SPSS-D-15", "SPSS-D-16", "SPSS-D-17", "SPSS-D-18", "SPSS-D-19", "SPSS-D-20", "SPSS-D-21",
        "SPSS-D-22", "SPSS-D-23", "SPSS-D-24", "SPSS-D-25", "SPSS-D-26", "SPSS-D-27", "SPSS-D-28")]
    [MemberData(nameof(DatabaseTypes))]
    public void Every_kind_of_database_is_written_in_the_services_word(DatabaseType type, string word)
    {
        var database = new Database("db", type, "host", 1, "", "", "");
        JobDefinition built = JobDefinition.Training("s").Read("In", database.Table("T")).Build();

        Element(built, "dbDefinitions", "db", "type").GetString().Should().Be(word);
        built.Databases[0].Type.Should().Be(type);
    }

    [Fact]
    [Clause("SPSS-V-02")]
    public void All_kinds_of_database_are_covered() =>
        DatabaseTypes.Select(row => row.Data.Item1).Should().BeEquivalentTo(Enum.GetValues<DatabaseType>()).And.HaveCount(15);

    [Theory]
    [Clause("SPSS-D-46")]
    [InlineData(InsertMode.Append, "Append")]
    [InlineData(InsertMode.Create, "Create")]
    [InlineData(InsertMode.Drop, "Drop")]
    [InlineData(InsertMode.Refresh, "Refresh")]
    public void Every_insert_mode_is_written_in_the_services_word(InsertMode mode, string word)
    {
        JobDefinition built = JobDefinition.BatchScore("s").Write("Out", TestData.Warehouse().Table("T"), mode).Build();

        Element(built, "setting", "exports")[0].GetProperty("odbc").GetProperty("insertMode").GetString().Should().Be(word);
        built.Exports[0].InsertMode.Should().Be(mode);
    }

    [Theory]
    [Clause("SPSS-V-03", "SPSS-V-04", "SPSS-V-05")]
    [InlineData(BulkLoading.Off, "Off")]
    [InlineData(BulkLoading.Odbc, "ODBC")]
    public void Bulk_loading_is_written_beside_the_node(BulkLoading bulkLoading, string word)
    {
        JobDefinition built = JobDefinition.BatchScore("s").Write("Out", TestData.Warehouse().Table("T"), bulkLoading: bulkLoading).Build();

        JsonElement export = Element(built, "setting", "exports")[0];
        export.GetProperty("bulkLoading").GetString().Should().Be(word);
        export.GetProperty("odbc").TryGetProperty("bulkLoading", out _).Should().BeFalse();
    }

    [Theory]
    [Clause("SPSS-D-58", "SPSS-D-59", "SPSS-D-60", "SPSS-D-61", "SPSS-D-62", "SPSS-D-63", "SPSS-D-64")]
    [InlineData(ReportFormat.Html, "HTML")]
    [InlineData(ReportFormat.Jpg, "JPG")]
    [InlineData(ReportFormat.Png, "PNG")]
    [InlineData(ReportFormat.Rtf, "RTF")]
    [InlineData(ReportFormat.Sav, "SAV")]
    [InlineData(ReportFormat.Tab, "TAB")]
    [InlineData(ReportFormat.Xml, "XML")]
    public void Every_report_format_is_written_in_the_services_word(ReportFormat format, string word)
    {
        JobDefinition built = JobDefinition.Evaluation("s", format).Build();

        Element(built, "setting", "reportFormat").GetString().Should().Be(word);
        built.ReportFormat.Should().Be(format);
    }

    [Fact]
    public void An_undefined_value_is_refused_where_it_is_given()
    {
        DatabaseTable table = TestData.Warehouse().Table("T");
        Action[] acts =
        [
            () => _ = new Database("db", (DatabaseType)99, "h", 1, "d", "u", "p"),
            () => JobDefinition.Evaluation("s", (ReportFormat)99),
            () => JobDefinition.BatchScore("s").ReportAs((ReportFormat)(-1)),
            () => JobDefinition.BatchScore("s").Write("n", table, (InsertMode)99),
            () => JobDefinition.BatchScore("s").Write("n", table, InsertMode.Drop, (BulkLoading)99),
        ];
        string[] parameters = ["type", "format", "format", "insertMode", "bulkLoading"];

        for (int i = 0; i < acts.Length; i++)
        {
            acts[i].Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameters[i]).WithMessage("Allowed: *");
        }
    }

    [Theory]
    [InlineData("naïve café 漢字 😀")]
    [InlineData("it's \"quoted\" \\ and <b>")]
    public void Texts_are_written_as_they_are(string text)
    {
        JobDefinition built = JobDefinition.RunStream("s").WithParameter(text, text).Build();

        Element(built, "setting", "parameterOverride")[0].GetProperty("value").GetString().Should().Be(text);
        built.Parameters.Should().Equal(new StreamParameter(text, text));
    }

    private static JsonElement Element(JobDefinition definition, params string[] path) =>
        path.Aggregate(JsonDocument.Parse(definition.ToJson()).RootElement, (element, member) => element.GetProperty(member));
}
