namespace BatchJobs.Client.Tests.Secrets;

/// <summary>
/// Every operation, with every failure, with the secrets in every spelling: no exception, result, log, span or metric shows a piece of one.
/// </summary>
[Collection(nameof(AloneCollection))]
public class SecretMatrixTests
{
    public static TheoryData<string> Failures => [.. EchoedFailures.All.Keys];

    /// <summary>Each operation meets each failure, and among the failures each spelling.</summary>
    [Theory]
    [MemberData(nameof(Failures))]
    public Task No_operation_shows_a_secret(string failure)
    {
        int first = EchoedFailures.All.Keys.ToList().IndexOf(failure);
        return CheckAsync(failure, operation => [Spelling.All.Keys.ElementAt((first + operation) % Spelling.All.Count)]);
    }

    /// <summary>The same with everything times everything, which takes minutes.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(Failures))]
    public Task No_operation_shows_a_secret_in_any_spelling(string failure) => CheckAsync(failure, _ => Spelling.All.Keys);

    private static async Task CheckAsync(string failure, Func<int, IEnumerable<string>> spellings)
    {
        var leaks = new List<string>();
        int cells = 0;
        int spans = 0;
        using var telemetry = new CollectedTelemetry();
        foreach ((int index, ServiceOperation operation) in ServiceOperation.All.Index())
        {
            var connection = new EchoingConnection();
            await using var client = new SecretClient(() => connection);
            object target = await operation.TargetAsync(client);
            connection.Failure = EchoedFailures.All[failure];
            foreach (string spelling in spellings(index))
            {
                connection.Echo = Spelling.All[spelling](Secrets(operation));
                List<string> shown = await ShownAsync(client, operation, target);
                shown.AddRange(telemetry.Take());
                spans += shown.Count(text => text.StartsWith("span ", StringComparison.Ordinal));
                foreach (string text in shown)
                {
                    if (SecretMark.FindIn(text) is { } leak)
                    {
                        leaks.Add($"{operation.Name}, {spelling}: {leak}");
                    }
                }

                cells++;
            }
        }

        cells.Should().BeGreaterThanOrEqualTo(ServiceOperation.All.Count);
        spans.Should().BeGreaterThanOrEqualTo(cells);
        string.Join('\n', leaks.Distinct().Take(12)).Should().BeEmpty("{0} texts of {1} calls show a piece of a secret", leaks.Count, cells);
    }

    [Fact]
    public void There_are_operations_of_every_service_and_the_search_finds_what_every_spelling_hides()
    {
        ServiceOperation.All.Select(operation => operation.Service).Distinct().Should().BeEquivalentTo("Spss", "DataFlux", "Vitam");
        ServiceOperation.All.Should().HaveCountGreaterThan(70);
        Spelling.All.Should().AllSatisfy(pair => SecretMark.FindIn($"<{pair.Value(SecretMark.Key)}>").Should().NotBeNull(pair.Key));
    }

    /// <summary>What a service may repeat: the address, the header, the key, the definition; a password by itself where the client was told it.</summary>
    internal static string Secrets(ServiceOperation operation) =>
        $$$"""{"url":"/x?accesskey={{{Uri.EscapeDataString(SecretMark.Key)}}}&y=1","key":"{{{SecretMark.Key}}}","db":{"password":"{{{SecretMark.Password}}}","user":"u"}}"""
        + (operation.Service == "DataFlux" ? $" Basic {SecretMark.Credentials}" : "")
        + (operation.KnowsPassword ? $" PWD={SecretMark.Password};" : "");

    internal static async Task<List<string>> ShownAsync(SecretClient client, ServiceOperation operation, object target)
    {
        var shown = new List<string>();
        try
        {
            object? result = await operation.CallAsync(target);

            // The members of DataFlux's models are the names and addresses of the program's own flows and jobs.
            shown.AddRange(ShownTexts.OfResult(result));
            shown.AddRange(operation.Service == "DataFlux" && result is not IEnumerable<JobUpdate> ? [] : ShownTexts.OfAll(result));
        }
        catch (Exception exception)
        {
            shown.AddRange(ShownTexts.OfAll(exception));
        }

        shown.AddRange(client.TakeLogs());
        return shown;
    }

    /// <summary>Accepts a job, and from then on fails.</summary>
    private sealed class EchoingConnection : HttpMessageHandler
    {
        public EchoedFailure? Failure { get; set; }

        public string Echo { get; set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Failure is null
                ? ServiceScript.Response(200, """{"id":"id-1","status":"PENDING"}""")
                : await Failure(request, Echo, cancellationToken);
    }
}
