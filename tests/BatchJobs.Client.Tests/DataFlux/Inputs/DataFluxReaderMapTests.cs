using System.Data;
using System.Globalization;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux.Inputs;

/// <summary>What of a query's result a table takes, and how, is the caller's decision.</summary>
public sealed class DataFluxReaderMapTests : IDisposable
{
    private readonly DataTable source = new() { Locale = CultureInfo.InvariantCulture };

    public DataFluxReaderMapTests()
    {
        source.Columns.Add("NAME", typeof(string));
        source.Columns.Add("BORN_AT", typeof(DateTime));
        source.Columns.Add("COUNT", typeof(int));
        source.Rows.Add("Ann", new DateTime(1984, 2, 29, 13, 30, 0), 3);
        source.Rows.Add(DBNull.Value, DBNull.Value, DBNull.Value);
    }

    public void Dispose() => source.Dispose();

    [Fact]
    public void A_date_with_a_time_of_day_is_a_decision_of_the_callers()
    {
        DataFluxTable cut = Read(map => map.Field("BORN_AT", "Born", convert: at => DateOnly.FromDateTime((DateTime)at)));
        DataFluxTable written = Read(map => map.Field("BORN_AT", "Born", DataFluxColumnType.String));

        cut.Columns.Should().Equal(
            new DataFluxColumn("NAME", DataFluxColumnType.String), new DataFluxColumn("Born", DataFluxColumnType.Date), new DataFluxColumn("COUNT", DataFluxColumnType.Integer));
        cut.Rows[0].Should().Equal("Ann", new DateOnly(1984, 2, 29), 3L);
        cut.Rows[1].Should().OnlyContain(cell => cell == null, "what is null is not converted");
        written.Columns[1].Should().Be(new DataFluxColumn("Born", DataFluxColumnType.String));
        written.Rows[0][1].Should().Be("1984-02-29T13:30:00");
        FluentActions.Invoking(() => Read(map => map.Field("BORN_AT", "Born"))).Should().Throw<InputValidationException>()
            .Which.Errors.Should().ContainSingle().Which.Path.Should().Be("row 1, column 'Born'", "without a decision it is refused as before");
    }

    [Fact]
    public void Declared_columns_take_what_is_mapped_to_them_or_has_their_name_and_nothing_else()
    {
        using DataTableReader reader = source.CreateDataReader();

        DataFluxTable table = new DataFluxTableBuilder().Integer("Age").String("name", maxChars: 80)
            .Rows(reader, map => map.Field("born_at", "Age", convert: at => 2026 - ((DateTime)at).Year))
            .Build();

        table.Columns.Should().Equal(new DataFluxColumn("Age", DataFluxColumnType.Integer), new DataFluxColumn("name", DataFluxColumnType.String, 80));
        table.Rows[0].Should().Equal(42L, "Ann");
    }

    [Fact]
    public void One_field_may_fill_two_declared_columns_and_rows_of_other_kinds_may_come_before()
    {
        using DataTableReader reader = source.CreateDataReader();

        DataFluxTable table = new DataFluxTableBuilder().Date("day").String("moment").Row(null, "none")
            .Rows(reader, map => map.Field("BORN_AT", "day", convert: at => ((DateTime)at).Date).Field("BORN_AT", "moment"))
            .Build();

        table.Rows.Should().HaveCount(3);
        table.Rows[1].Should().Equal(new DateOnly(1984, 2, 29), "1984-02-29T13:30:00");
    }

    [Fact]
    public void What_does_not_go_together_is_reported_at_once_and_no_row_is_read()
    {
        using DataTableReader reader = source.CreateDataReader();

        Action build = () => new DataFluxInputsBuilder().Table("t", table => table.String("who").Date("born").Integer("COUNT")
            .Rows(reader, map => map.Field("NOBODY", "who").Field("BORN_AT", "at").Field("COUNT", type: DataFluxColumnType.Real).Field("NAME", "COUNT")))
            .Build();

        build.Should().Throw<InputValidationException>().Which.Errors.Select(error => (error.Path, error.Problem)).Should().Equal(
            ("t: field 'NOBODY'", "The query's result has no such field."),
            ("t: field 'BORN_AT'", "The table has no column 'at'."),
            ("t: field 'COUNT'", "It is mapped with type real to a column of type integer."),
            ("t: field 'NAME'", "Another field is mapped to the column 'COUNT'."),
            ("t: column 'born'", "The query's result has no field for it."));
        reader.Read().Should().BeTrue();
        reader.GetString(0).Should().Be("Ann");
    }

    [Fact]
    public void What_a_converter_throws_or_makes_of_the_wrong_kind_is_told()
    {
        FluentActions.Invoking(() => Read(map => map.Field("COUNT", convert: static _ => throw new NotSupportedException("mine")))).Should().ThrowExactly<NotSupportedException>();
        FluentActions.Invoking(() => Read(map => map.Field("BORN_AT", convert: _ => "text"))).Should().Throw<InputValidationException>()
            .Which.Errors.Should().ContainSingle().Which.Path.Should().Be("row 1, column 'BORN_AT'");
        Read(map => map.Field("BORN_AT", convert: _ => null)).Rows[0][1].Should().BeNull();
        FluentActions.Invoking(() => Read(map => map.Field(null!))).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Read(null!)).Should().Throw<ArgumentNullException>();
    }

    private DataFluxTable Read(Action<DataFluxReaderMap> map)
    {
        using DataTableReader reader = source.CreateDataReader();
        return new DataFluxTableBuilder().Rows(reader, map).Build();
    }
}
