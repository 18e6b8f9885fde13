using System.Globalization;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Models;

public class VitamTimeTests
{
    [Theory]
    [InlineData("2015-07-14T17:07:14Z", "2015-07-14T17:07:14.0000000Z")]
    [InlineData("2015-07-14t17:07:14z", "2015-07-14T17:07:14.0000000Z")]
    [InlineData("2014-01-10T03:06:17.396Z", "2014-01-10T03:06:17.3960000Z")]
    [InlineData("2014-01-10T03:06:17.3Z", "2014-01-10T03:06:17.3000000Z")]
    [InlineData("2014-01-10T03:06:17.1234567Z", "2014-01-10T03:06:17.1234567Z")]
    [InlineData("2014-01-10T03:06:17.12345678Z", "2014-01-10T03:06:17.1234567Z")]
    [InlineData("2014-01-10T03:06:17.999999999999Z", "2014-01-10T03:06:17.9999999Z")]
    [InlineData("2014-01-10T03:06:17+02:00", "2014-01-10T01:06:17.0000000Z")]
    [InlineData("2014-01-10T03:06:17-00:00", "2014-01-10T03:06:17.0000000Z")]
    [InlineData("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.8700000Z")]
    [InlineData("2014-01-10T03:06:17+23:59", "2014-01-09T03:07:17.0000000Z")]
    [InlineData("2014-01-10T03:06:17-14:30", "2014-01-10T17:36:17.0000000Z")]
    [InlineData("2012-02-29T00:00:00Z", "2012-02-29T00:00:00.0000000Z")]
    public void A_time_of_rfc_3339_is_an_instant_and_keeps_its_text(string text, string utc)
    {
        var time = new VitamTime(text);

        time.Instant!.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture).Should().Be(utc);
        time.IsLeapSecond.Should().BeFalse();
        time.Text.Should().Be(text);
        time.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("1990-12-31T23:59:60Z", "1990-12-31T23:59:59.0000000Z")]
    [InlineData("1990-12-31T15:59:60-08:00", "1990-12-31T23:59:59.0000000Z")]
    [InlineData("1991-01-01T05:29:60.5+05:30", "1990-12-31T23:59:59.5000000Z")]
    [InlineData("1990-12-31t23:59:60z", "1990-12-31T23:59:59.0000000Z")]
    [Clause("VITAM-S-16")]
    public void A_leap_second_is_the_second_before_it_and_says_so(string text, string utc)
    {
        var time = new VitamTime(text);

        time.Instant!.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture).Should().Be(utc);
        time.IsLeapSecond.Should().BeTrue();
        time.Text.Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2015-07-14")]
    [InlineData("2015-07-14T17:07Z")]
    [InlineData("2015-07-14T17:07:14")]
    [InlineData("2015-07-14 17:07:14Z")]
    [InlineData(" 2015-07-14T17:07:14Z")]
    [InlineData("2015-07-14T17:07:14Z\n")]
    [InlineData("2015-07-14T17:07:14.Z")]
    [InlineData("2015-07-14T17:07:14,5Z")]
    [InlineData("2015-02-29T00:00:00Z")]
    [InlineData("2015-13-01T00:00:00Z")]
    [InlineData("2015-07-14T24:00:00Z")]
    [InlineData("2015-07-14T23:60:00Z")]
    [InlineData("2015-07-14T23:59:61Z")]
    [InlineData("1990-12-31T12:30:60Z")]
    [InlineData("1990-12-31T23:59:60+01:00")]
    [InlineData("2015-07-14T17:07:14+24:00")]
    [InlineData("2015-07-14T17:07:14+01:60")]
    [InlineData("2015-07-14T17:07:14+0100")]
    [InlineData("٢٠١٥-07-14T17:07:14Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    public void A_text_that_is_no_instant_is_kept(string text)
    {
        var time = new VitamTime(text);

        time.Instant.Should().BeNull();
        time.IsLeapSecond.Should().BeFalse();
        time.Text.Should().Be(text);
    }

    [Fact]
    public void A_time_can_be_made_from_an_instant_and_is_written_in_utc()
    {
        new VitamTime(new DateTimeOffset(2015, 7, 14, 19, 7, 14, 396, TimeSpan.FromHours(2))).Text.Should().Be("2015-07-14T17:07:14.396Z");
        default(VitamTime).Text.Should().BeEmpty();
        default(VitamTime).Instant.Should().BeNull();
        ((Action)(() => _ = new VitamTime(null!))).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task A_tasks_times_are_kept_whatever_they_say()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("running", started: "1990-12-31T23:59:60Z", ended: "never"));

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");

        task.Started!.Value.IsLeapSecond.Should().BeTrue();
        task.Ended.Should().Be(new VitamTime("never"));
        task.Expires.Should().BeNull();
    }
}
