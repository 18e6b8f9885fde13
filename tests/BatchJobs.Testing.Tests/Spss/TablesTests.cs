using BatchJobs.Testing.Spss;

namespace BatchJobs.Testing.Tests.Spss;

/// <summary>The tables as a test sets and sees them.</summary>
public sealed class TablesTests : IDisposable
{
    private readonly FakeBatchServer server = new(new FakeBatchServerOptions { Clock = ClockMode.Manual });

    private FakeSpssTables Tables => server.Spss.Tables;

    [Fact]
    public void Tables_are_seen_in_the_order_in_which_they_came()
    {
        Tables.Add("h", 1, "d", "b");
        Tables.Add("h", 1, "d", "a", 5);
        Tables.Add("H", 1, "d", "b", 7);

        Tables.Should().Equal(new FakeSpssTable("H", 1, "d", "b", 7), new FakeSpssTable("h", 1, "d", "a", 5));
        Tables.Count.Should().Be(2);
    }

    [Fact]
    public void A_table_that_is_removed_is_gone()
    {
        Tables.Add("h", 1, "d", "t");

        (Tables.Contains("H", 1, "d", "t"), Tables.Contains("h", 2, "d", "t"), Tables.Contains("h", 1, "D", "t"), Tables.Contains("h", 1, "d", "T"))
            .Should().Be((true, false, false, false));
        (Tables.Remove("H", 1, "d", "t"), Tables.Remove("h", 1, "d", "t")).Should().Be((true, false));
        Tables.Should().BeEmpty();
    }

    [Fact]
    public void What_is_seen_stays_as_it_was_seen()
    {
        Tables.Add("h", 1, "d", "t", 1);
        using IEnumerator<FakeSpssTable> seen = Tables.GetEnumerator();

        Tables.Add("h", 1, "d", "u");

        seen.MoveNext().Should().BeTrue();
        seen.Current.RowCount.Should().Be(1);
        seen.MoveNext().Should().BeFalse();
    }

    [Theory]
    [InlineData("", 1, "d", "t", 0)]
    [InlineData(null, 1, "d", "t", 0)]
    [InlineData("h", 1, "", "t", 0)]
    [InlineData("h", 1, null, "t", 0)]
    [InlineData("h", 1, "d", "", 0)]
    [InlineData("h", 1, "d", null, 0)]
    [InlineData("h", 0, "d", "t", 0)]
    [InlineData("h", 65536, "d", "t", 0)]
    [InlineData("h", 1, "d", "t", -1)]
    public void What_is_no_table_is_refused(string? host, int port, string? database, string? name, long rows)
    {
        Action add = () => Tables.Add(host!, port, database!, name!, rows);
        Action remove = () => Tables.Remove(host!, port, database!, name!);
        Action contains = () => Tables.Contains(host!, port, database!, name!);

        add.Should().Throw<ArgumentException>();
        if (rows == 0)
        {
            remove.Should().Throw<ArgumentException>();
            contains.Should().Throw<ArgumentException>();
        }
    }

    [Fact]
    public void A_refusal_of_an_upload_needs_an_identifier_and_a_message()
    {
        Action[] acts =
        [
            () => server.Spss.Files.RefuseUpload("", "m"),
            () => server.Spss.Files.RefuseUpload(null!, "m"),
            () => server.Spss.Files.RefuseUpload("f", null!),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentException>());
    }

    public void Dispose() => server.Dispose();
}
