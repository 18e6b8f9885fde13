namespace BatchJobs.Conformance.Vitam;

/// <summary>The identifiers that the service gives to tasks and requests.</summary>
public sealed class GeneratedIds
{
    [Theory, AllHosts]
    [Clause("VITAM-U-16")]
    public async Task They_are_nine_letters_and_digits_and_no_two_are_alike(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        var ids = new List<string?>();

        for (int i = 0; i < 100; i++)
        {
            WireAnswer answer = await wire.PostAsync();
            ids.AddRange([answer.Json.Text("id"), answer.Header("X-Request-Id")]);
        }

        ids.Should().OnlyHaveUniqueItems().And.AllSatisfy(id => id.Should().MatchRegex("^[A-Za-z0-9]{9}$"));
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-16")]
    public async Task They_are_the_same_in_every_run(ServerHost host)
    {
        await using Wire one = await Wire.OpenAsync(host);
        await using Wire other = await Wire.OpenAsync(host);

        for (int i = 0; i < 5; i++)
        {
            WireAnswer first = await one.PostAsync();
            WireAnswer second = await other.PostAsync();

            second.Json.Text("id").Should().Be(first.Json.Text("id"));
            second.Header("X-Request-Id").Should().Be(first.Header("X-Request-Id"));
        }
    }
}
