using System.Data;
using System.Globalization;
using System.Text.Json;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux.Inputs;

public class DataFluxTableTests
{
    [Fact]
    [Clause("DF-T-03", "DF-T-04")]
    public void Everything_that_is_wrong_is_reported_at_once_with_its_place()
    {
        Action build = () => new DataFluxInputsBuilder()
            .Value("", "x")
            .Value("a", "\ud800")
            .Value("a", "twice")
            .Table("t", table => table
                .String("s", maxChars: 0).Integer("s").Column(new DataFluxColumn("d", DataFluxColumnType.Date, MaxChars: 3))
                .Row("text", 1)
                .Row(new object(), 1.5, "2014-10-13"))
            .Table("empty", table => table.Row())
            .Build();

        build.Should().Throw<InputValidationException>().Which.Errors.Select(error => error.Path).Should().Equal(
            "''", "a", "a",
            "t: column 1 ('s')", "t: column 2 ('s')", "t: column 3 ('d')",
            "t: row 1", "t: row 2, column 's'", "t: row 2, column 's'", "t: row 2, column 'd'",
            "empty: columns");
    }

    public static TheoryData<string, object> Fitting => new()
    {
        { "string", "" }, { "string", Guid.Empty }, { "integer", (byte)1 }, { "integer", long.MinValue }, { "integer", 7UL },
        { "boolean", true }, { "date", new DateOnly(2014, 10, 13) }, { "date", new DateTime(2014, 10, 13) },
        { "real", 1.5 }, { "real", 1.5f }, { "real", 1.5m }, { "real", 3 }, { "decimal", 1.5m }, { "DECIMAL", 1.5 },
        { "point", "anything" }, { "point", 1 }, { "point", JsonDocument.Parse("[1]").RootElement },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    [Clause("DF-T-06", "DF-T-07", "DF-T-08", "DF-T-10", "DF-T-11")]
    public void A_value_of_the_columns_kind_fits(string type, object value) =>
        new DataFluxTableBuilder().Column(new DataFluxColumn("c", new DataFluxColumnType(type))).Row(value).Row(null).Row(DBNull.Value)
            .Build().Rows.Should().HaveCount(3);

    public static TheoryData<string, object> Unfitting => new()
    {
        { "string", "\udc00" }, { "string", '\udc00' }, { "string", double.NaN }, { "string", new object() }, { "string", DayOfWeek.Monday }, { "integer", 1.0 }, { "integer", 1m }, { "integer", ulong.MaxValue }, { "integer", "1" },
        { "boolean", 1 }, { "boolean", "true" }, { "date", "2014-10-13" }, { "date", new DateTime(2014, 10, 13, 1, 0, 0) }, { "date", DateTimeOffset.UnixEpoch },
        { "real", double.NaN }, { "real", float.PositiveInfinity }, { "decimal", "1.5" }, { "decimal", true }, { "point", new object() },
    };

    [Theory]
    [MemberData(nameof(Unfitting))]
    public void A_value_of_another_kind_does_not(string type, object value)
    {
        Action build = () => new DataFluxTableBuilder().Column(new DataFluxColumn("c", new DataFluxColumnType(type))).Row(value).Build();

        build.Should().Throw<InputValidationException>().Which.Errors.Should().ContainSingle().Which.Path.Should().Be("row 1, column 'c'");
    }

    [Fact]
    public void A_value_of_json_that_cannot_be_written_does_not_fit_either()
    {
        JsonElement disposed;
        using (JsonDocument document = JsonDocument.Parse("[1]"))
        {
            disposed = document.RootElement;
        }

        DataFluxTableBuilder builder = new DataFluxTableBuilder().Column(new DataFluxColumn("c", new DataFluxColumnType("point")))
            .Row(default(JsonElement)).Row(disposed).Row(JsonDocument.Parse("""{"x":"\ud800"}""").RootElement);

        builder.Invoking(table => table.Build()).Should().Throw<InputValidationException>()
            .Which.Errors.Select(error => error.Path).Should().Equal("row 1, column 'c'", "row 2, column 'c'", "row 3, column 'c'");
    }

    [Fact]
    public async Task A_value_of_json_outlives_its_document()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running");
        DataFluxInputs inputs;
        using (JsonDocument document = JsonDocument.Parse("""{"x":1.00}"""))
        {
            JsonElement point = document.RootElement;
            inputs = new DataFluxInputsBuilder().Table("t", table => table.Column(new DataFluxColumn("c", new DataFluxColumnType("point"))).Row(point)).Build();
        }

        await fixture.Flows.ExecuteAsync("x", inputs);

        fixture.Wire.Sent[0].Body.Should().Contain("""[[{"x":1.00}]]""");
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 101)]
    [InlineData(100_000, 101)]
    public void Errors_of_rows_are_not_counted_without_end(int wrong, int reported)
    {
        using var source = new DataTable();
        source.Locale = CultureInfo.InvariantCulture;
        source.Columns.Add("ok", typeof(string));
        source.Columns.Add("odd", typeof(TimeSpan));
        for (int i = 0; i < wrong; i++)
        {
            source.Rows.Add("x", TimeSpan.Zero);
        }

        using DataTableReader reader = source.CreateDataReader();

        IReadOnlyList<ValidationError> errors = FluentActions.Invoking(() => DataFluxTable.Read(reader))
            .Should().Throw<InputValidationException>().Which.Errors;

        errors.Should().HaveCount(reported);
        errors[99].Path.Should().Be("row 100, column 'odd'");
        errors.Where(error => error.Path == "rows" && error.Problem.Contains("more", StringComparison.Ordinal)).Should().HaveCount(reported - 100);
    }

    [Fact]
    public void Overlong_texts_are_refused_only_when_that_is_asked_for()
    {
        DataFluxTableBuilder builder = new DataFluxTableBuilder().String("c", maxChars: 3).Row("four");

        builder.Build().Rows[0].GetString("c").Should().Be("four");
        builder.RejectOverlongTexts().Invoking(strict => strict.Build()).Should().Throw<InputValidationException>().WithMessage("*4 characters*at most 3*");
    }

    [Theory]
    [InlineData("\U0001F600\U0001F601\U0001F602", true)]
    [InlineData("\U0001F600\U0001F601\U0001F602x", false)]
    [InlineData("xyz\u0308", false)]
    public void A_character_beyond_the_basic_plane_counts_once(string text, bool fits)
    {
        Action build = () => new DataFluxTableBuilder().String("c", maxChars: 3).RejectOverlongTexts().Row(text).Build();

        if (fits)
        {
            build.Should().NotThrow();
        }
        else
        {
            build.Should().Throw<InputValidationException>().WithMessage("*The text has 4 characters.*at most 3*");
        }
    }

    public static TheoryData<object, string> Written => new()
    {
        { 'c', "c" }, { -1, "-1" }, { (byte)7, "7" }, { ulong.MaxValue, "18446744073709551615" }, { 0.1f, "0.1" }, { 1234.5, "1234.5" }, { 1e40, "1E+40" },
        { 1.50m, "1.50" }, { (Half)0.5, "0.5" }, { Int128.MinValue, "-170141183460469231731687303715884105728" }, { true, "true" }, { false, "false" },
        { Guid.Empty, "00000000-0000-0000-0000-000000000000" },
        { new DateTime(2014, 10, 13), "2014-10-13T00:00:00" },
        { new DateTime(2014, 10, 13, 1, 2, 3, 450), "2014-10-13T01:02:03.45" },
        { new DateTime(2014, 10, 13, 1, 2, 3, DateTimeKind.Utc), "2014-10-13T01:02:03Z" },
        { new DateTimeOffset(2014, 10, 13, 1, 2, 3, TimeSpan.FromHours(-5)), "2014-10-13T01:02:03-05:00" },
        { new DateOnly(2014, 10, 13), "2014-10-13" },
        { new TimeOnly(1, 2, 3), "01:02:03" }, { new TimeOnly(1, 2, 3, 450), "01:02:03.45" },
        { new TimeSpan(1, 2, 3), "01:02:03" }, { -new TimeSpan(1, 2, 3, 4, 500), "-1.02:03:04.5000000" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_column_that_was_declared_as_texts_takes_other_values_as_texts(object value, string text)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign, other.DateTimeFormat.TimeSeparator) = (",", "~", ".");
        CultureInfo.CurrentCulture = other;
        try
        {
            new DataFluxTableBuilder().String("c").Row(value).Build().Rows[0][0].Should().Be(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_querys_result_goes_into_columns_that_were_declared()
    {
        using var source = new DataTable();
        source.Locale = CultureInfo.InvariantCulture;
        source.Columns.Add("at", typeof(DateTime));
        source.Columns.Add("for", typeof(TimeSpan));
        source.Columns.Add("count", typeof(int));
        source.Rows.Add(new DateTime(2014, 10, 13, 1, 2, 3), new TimeSpan(8, 30, 0), 5);
        source.Rows.Add(DBNull.Value, DBNull.Value, DBNull.Value);
        using DataTableReader reader = source.CreateDataReader();

        DataFluxTable table = new DataFluxTableBuilder().String("at").String("for").Integer("count").Rows(reader).Build();

        table.Rows[0].Should().Equal("2014-10-13T01:02:03", "08:30:00", 5L);
        table.Rows[1].Should().OnlyContain(cell => cell == null);
    }

    [Fact]
    public void A_querys_result_without_declared_columns_loses_nothing_by_becoming_texts()
    {
        using var source = new DataTable();
        source.Locale = CultureInfo.InvariantCulture;
        source.Columns.Add("at", typeof(DateTime));
        source.Columns.Add("for", typeof(TimeSpan));
        source.Rows.Add(new DateTime(2014, 10, 13, 1, 2, 3), new TimeSpan(8, 30, 0));
        using DataTableReader reader = source.CreateDataReader();

        FluentActions.Invoking(() => DataFluxTable.Read(reader)).Should().Throw<InputValidationException>()
            .Which.Errors.Select(error => error.Path).Should().Equal("row 1, column 'at'", "row 1, column 'for'");
    }

    [Fact]
    [Clause("DF-T-05")]
    public void A_table_without_rows_is_a_table() => new DataFluxTableBuilder().String("c").Build().ToString().Should().Be("columns: 1, rows: 0");

    [Fact]
    public void A_querys_result_becomes_a_table()
    {
        using var source = new DataTable();
        source.Locale = CultureInfo.InvariantCulture;
        source.Columns.Add("name", typeof(string));
        source.Columns.Add("age", typeof(short));
        source.Columns.Add("donor", typeof(bool));
        source.Columns.Add("born", typeof(DateTime));
        source.Columns.Add("fever", typeof(decimal));
        source.Columns.Add("id", typeof(Guid));
        source.Rows.Add("Ann", (short)42, true, new DateTime(1980, 1, 2), 36.6m, Guid.Empty);
        source.Rows.Add(DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value);
        using DataTableReader reader = source.CreateDataReader();

        DataFluxTable table = DataFluxTable.Read(reader);

        table.Columns.Select(column => column.Type.Value).Should().Equal("string", "integer", "boolean", "date", "real", "string");
        table.Rows[0].Should().Equal("Ann", 42L, true, new DateOnly(1980, 1, 2), 36.6m, Guid.Empty.ToString());
        table.Rows[0].GetReal("fever").Should().Be(36.6);
        table.Rows[1].Should().OnlyContain(cell => cell == null);
    }

    [Fact]
    public void A_sequence_of_rows_becomes_a_table()
    {
        (string Name, int Age)[] people = [("Ann", 42), ("Bob", 43)];

        DataFluxTable table = new DataFluxTableBuilder().String("name").Integer("age")
            .Rows(people.Select(person => new object?[] { person.Name, person.Age }))
            .Build();

        table.Rows.Select(row => row.GetInteger("age")).Should().Equal(42, 43);
    }

    [Fact]
    [Clause("DF-M-17")]
    public async Task What_nobody_has_heard_of_is_kept_as_it_came()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, """
            {"id":"x","name":"x","inputs":{
              "t":{"metadata":[{"name":"p","type":"point"},{"name":"n","type":"integer"},{"name":"d","type":"date"}],"data":[[{"x":1},99999999999999999999,"2014-10-13T01:00"]]},
              "ragged":{"metadata":[{"name":"p","type":"string"}],"data":[["a","b"]]},"untyped":{"metadata":[{}],"data":[]},
              "number":5,"list":[1]}}
            """);

        DataFluxBindings inputs = (await fixture.Flows.GetMetadataAsync("x")).Inputs!;

        inputs.Tables.Keys.Should().Equal("t");
        inputs.Tables["t"].Rows[0].Should().AllBeOfType<JsonElement>();
        inputs.Others.Keys.Should().Equal("ragged", "untyped", "number", "list");
        inputs.Invoking(all => all.Tables["t"].Rows[0].GetInteger("n")).Should().Throw<InvalidCastException>();
        inputs.Invoking(all => all.Tables["t"].Rows[0]["unknown"]).Should().Throw<ArgumentException>();
    }

    [Fact]
    [Clause("DF-M-12")]
    public async Task A_table_that_was_read_can_be_sent()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxSamples.Read("jobflow-metadata"));
        DataFluxBindings inputs = (await fixture.Flows.GetMetadataAsync("x")).Inputs!;
        fixture.RespondWithJob("running");

        await fixture.Flows.ExecuteAsync("x", new DataFluxInputsBuilder().Values(inputs.Values).Table("dataTable", inputs.Tables["dataTable"]).Build());

        using var sample = JsonDocument.Parse(DataFluxSamples.Read("jobflow-metadata"));
        fixture.Wire.Sent[1].Body!.ShouldBeJson($$"""{"inputs":{{sample.RootElement.GetProperty("inputs").GetRawText()}}}""");
    }

    [Theory]
    [InlineData("1.5", typeof(double))]
    [InlineData("1E+40", typeof(double))]
    [InlineData("0.10", typeof(double))]
    [InlineData("0.1234567890123456", typeof(double))]
    [InlineData("9007199254740993", typeof(decimal))]
    [InlineData("1234567890123456789.25", typeof(decimal))]
    [InlineData("0.1234567890123456789012345678", typeof(decimal))]
    [InlineData("-1.2345678901234567890123456789012345", typeof(JsonElement))]
    [InlineData("1.2345678901234567890e-20", typeof(JsonElement))]
    [InlineData("1e400", typeof(JsonElement))]
    public async Task A_number_keeps_its_digits(string number, Type type)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, $$$"""{"id":"x","name":"x","inputs":{"t":{"metadata":[{"name":"n","type":"decimal"}],"data":[[{{{number}}}]]} } }""");
        DataFluxTable table = (await fixture.Flows.GetMetadataAsync("x")).Inputs!.Tables["t"];
        fixture.RespondWithJob("running");

        await fixture.Flows.ExecuteAsync("x", new DataFluxInputsBuilder().Table("t", table).Build());

        table.Rows[0][0].Should().BeOfType(type);
        fixture.Wire.Sent[1].Body.Should().Contain(number == "0.10" ? "[[0.1]]" : $"[[{number}]]");
        if (number != "1e400")
        {
            double real = double.Parse(number, CultureInfo.InvariantCulture);
            table.Rows[0].GetReal("n").Should().BeApproximately(real, Math.Abs(real) * 1e-15);
        }
    }

    [Theory]
    [InlineData("string", "0", null)]
    [InlineData("string", "-1", null)]
    [InlineData("string", "\"255\"", 255)]
    [InlineData("string", "\"many\"", null)]
    [InlineData("string", "1e99", null)]
    [InlineData("date", "10", null)]
    [InlineData("real", "8", null)]
    [InlineData("point", "8", 8)]
    public async Task A_length_that_says_nothing_does_not_keep_a_table_from_being_sent(string type, string maxChars, int? read)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, $$$"""{"id":"x","name":"x","inputs":{"t":{"metadata":[{"name":"n","type":"{{{type}}}","maxChars":{{{maxChars}}} }],"data":[]} } }""");
        DataFluxTable table = (await fixture.Flows.GetMetadataAsync("x")).Inputs!.Tables["t"];

        Action build = () => new DataFluxInputsBuilder().Table("t", table).Build();

        build.Should().NotThrow();
        table.Columns[0].MaxChars.Should().Be(read);
    }
}
