using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux.Models;

public class DataFluxTimestampTests
{
    [Theory]
    [InlineData("2015-02-13T15:37:44")]
    [InlineData("20150213T15:37:44")]
    [Clause("DF-D-18", "DF-J-35")]
    public void Both_formats_are_the_servers_local_time(string text)
    {
        var timestamp = new DataFluxTimestamp(text);

        timestamp.ServerTime.Should().Be(new DateTime(2015, 2, 13, 15, 37, 44));
        timestamp.ServerTime!.Value.Kind.Should().Be(DateTimeKind.Unspecified);
        timestamp.Text.Should().Be(text);
        timestamp.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2015-02-30T15:37:44")]
    [InlineData("2015-02-13T15:37:44Z")]
    public void What_is_no_time_is_kept_as_text(string text)
    {
        var timestamp = new DataFluxTimestamp(text);

        timestamp.ServerTime.Should().BeNull();
        timestamp.Text.Should().Be(text);
    }

    [Fact]
    public void The_default_is_empty() => default(DataFluxTimestamp).Should().Match<DataFluxTimestamp>(none => none.Text.Length == 0 && none.ServerTime == null);

    [Fact]
    public void An_empty_text_is_the_default() => new DataFluxTimestamp("").Should().Be(default(DataFluxTimestamp));

    [Theory]
    [InlineData(-300, "2014-12-12T20:58:58Z")]
    [InlineData(0, "2014-12-12T15:58:58Z")]
    [InlineData(330, "2014-12-12T10:28:58Z")]
    [Clause("DF-V-15")]
    public void The_servers_offset_converts_it_on_request(int minutes, string utc)
    {
        var info = new DataFluxServerInfo { MinutesFromGmt = minutes };

        info.ToUtc(new DataFluxTimestamp("20141212T15:58:58")).Should().Be(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Without_a_time_or_a_credible_offset_nothing_is_converted()
    {
        var time = new DataFluxTimestamp("20141212T15:58:58");

        new DataFluxServerInfo().ToUtc(time).Should().BeNull();
        new DataFluxServerInfo { MinutesFromGmt = int.MinValue }.ToUtc(time).Should().BeNull();
        new DataFluxServerInfo { MinutesFromGmt = -300 }.ToUtc(default).Should().BeNull();
        new DataFluxServerInfo { MinutesFromGmt = 300 }.ToUtc(new DataFluxTimestamp("0001-01-01T00:00:00")).Should().BeNull();
    }
}
