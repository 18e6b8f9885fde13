using System.Text.Json;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

public class BuilderErrorTests
{
    [Fact]
    public void All_mistakes_are_reported_at_once_with_place_problem_and_remedy()
    {
        var one = new Database("db/~", DatabaseType.DB2, "", 0, "d", "u", "p");
        var other = new Database("db/~", DatabaseType.DB2, "host", 1, "d", "u", "p");
        Action build = () => JobDefinition.BatchScore("a/b")
            .Read("", one.Table(""))
            .Write("Out", other.Table("T"))
            .WithParameter("p", "1")
            .WithParameter("p", "2")
            .WithParameter("", "3")
            .Build();

        IReadOnlyList<ValidationError> errors = build.Should().Throw<InputValidationException>().Which.Errors;

        errors.Select(error => error.Path).Should().BeEquivalentTo(
        [
            "/dbDefinitions/db~1~0",
            "/model/id",
            "/dbDefinitions/db~1~0/host",
            "/dbDefinitions/db~1~0/port",
            "/setting/inputs/0/node",
            "/setting/inputs/0/odbc/table",
            "/setting/parameterOverride/1/name",
            "/setting/parameterOverride/2/name",
        ]);
        errors.Should().OnlyContain(error => error.Problem.Length > 0 && error.Allowed.Length > 0 && error.Line == null && error.Column == null);
    }

    [Fact]
    public void The_exceptions_message_has_every_error_on_a_line()
    {
        Action build = () => JobDefinition.RunStream("").WithParameter("", "v").Build();

        InputValidationException exception = build.Should().Throw<InputValidationException>().Which;

        exception.Message.Split(Environment.NewLine).Should().HaveCount(3);
        exception.Message.Should().Contain("2 errors").And.Contain("/model/id: ").And.Contain("/setting/parameterOverride/0/name: ").And.Contain("Allowed: ");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65535)]
    public void A_port_in_range_is_taken(int port) =>
        JobDefinition.Training("s").Read("In", TestData.Warehouse(port: port).Table("T")).Build().Databases[0].Port.Should().Be(port);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    [InlineData(int.MaxValue)]
    public void A_port_out_of_range_is_an_error(int port)
    {
        Action build = () => JobDefinition.Training("s").Read("In", TestData.Warehouse(port: port).Table("T")).Build();

        build.Should().Throw<InputValidationException>().Which.Errors.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Path = "/dbDefinitions/warehouse/port", Allowed = "a whole number from 1 to 65535" });
    }

    [Fact]
    public void A_parameter_may_be_set_once()
    {
        Action build = () => JobDefinition.RunStream("s").WithParameter("p", "1").WithParameter("P", "1").WithParameter("p", "1").Build();

        build.Should().Throw<InputValidationException>().Which.Errors.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new
            {
                Path = "/setting/parameterOverride/2/name",
                Problem = "The parameter 'p' has a value already.",
                Allowed = "one value for each parameter",
            });
    }

    [Fact]
    public void Two_different_databases_of_one_name_are_an_error()
    {
        Action build = () => JobDefinition.BatchScore("s")
            .Read("In", TestData.Warehouse("db").Table("A"))
            .Write("Out", TestData.Warehouse("db", password: "another").Table("B"))
            .Build();

        build.Should().Throw<InputValidationException>().Which.Errors.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new
            {
                Path = "/dbDefinitions/db",
                Problem = "2 different databases are called 'db'.",
                Allowed = "a name for each",
            });
    }

    [Fact]
    public void The_same_database_used_twice_is_written_once()
    {
        JobDefinition built = JobDefinition.BatchScore("s")
            .Read("In", TestData.Warehouse("db").Table("A"))
            .Write("Out", TestData.Warehouse("db").Table("B"))
            .Build();

        JsonDocument.Parse(built.ToJson()).RootElement.GetProperty("dbDefinitions").EnumerateObject().Should().ContainSingle();
        built.Databases.Should().ContainSingle();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    public void A_stream_that_no_upload_could_have_named_is_an_error(string stream)
    {
        Action build = () => JobDefinition.Training(stream).Build();

        ValidationError error = build.Should().Throw<InputValidationException>().Which.Errors.Should().ContainSingle().Which;
        error.Path.Should().Be("/model/id");
        error.Allowed.Should().Contain("must not");
    }

    [Fact]
    public void An_empty_name_for_the_trained_stream_is_an_error()
    {
        Action build = () => JobDefinition.Training("s").SaveAs("").Build();

        build.Should().Throw<InputValidationException>().Which.Errors.Should().ContainSingle().Which.Path.Should().Be("/model/name");
    }

    [Fact]
    public void An_unnamed_database_is_an_error()
    {
        Action build = () => JobDefinition.Training("s").Read("In", TestData.Warehouse("").Table("T")).Build();

        build.Should().Throw<InputValidationException>();
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_an_error_and_not_replaced_in_silence()
    {
        Action[] builds =
        [
            () => JobDefinition.Training("s\ud800").Build(),
            () => JobDefinition.Training("s").SaveAs("\udc00").Build(),
            () => JobDefinition.RunStream("s").WithParameter("p", "\ud83d").Build(),
            () => JobDefinition.Training("s").Read("In", TestData.Warehouse(password: "p\ud800").Table("T")).Build(),
        ];

        builds.Should().AllSatisfy(build => build.Should().Throw<InputValidationException>());
    }

    [Fact]
    public void Nothing_may_be_null()
    {
        DatabaseTable table = TestData.Warehouse().Table("T");
        Action[] acts =
        [
            () => JobDefinition.Training(null!),
            () => JobDefinition.Evaluation(null!, ReportFormat.Html),
            () => JobDefinition.Training("s").SaveAs(null!),
            () => JobDefinition.Training("s").Read(null!, table),
            () => JobDefinition.Training("s").Read("n", null!),
            () => JobDefinition.BatchScore("s").Write(null!, table),
            () => JobDefinition.BatchScore("s").Write("n", null!),
            () => JobDefinition.RunStream("s").WithParameter(null!, "v"),
            () => JobDefinition.RunStream("s").WithParameter("p", null!),
            () => JobDefinition.Parse((string)null!),
            () => JobDefinition.Validate(null!),
            () => TestData.Warehouse().Table(null!),
            () => TestData.Warehouse(null!),
            () => TestData.Warehouse(password: null!),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }
}
