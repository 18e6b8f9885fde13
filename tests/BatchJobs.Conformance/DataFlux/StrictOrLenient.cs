using BatchJobs.Testing;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>How requests are taken that no document defines.</summary>
public sealed class StrictOrLenient
{
    private const string Upload = """{"version":1,"name":"new.djf","content":"PHgvPg==","contnt":"x"}""";

    private static readonly (string Wrong, string Right, string Inputs)[] Misspelt =
    [
        ("input", "inputs", """{"input":{}}"""),
        ("maxChar", "maxChars", """{"inputs":{"t":{"metadata":[{"name":"c","type":"string","maxChar":1}],"data":[]}}}"""),
        ("rows", "data", """{"inputs":{"t":{"metadata":[{"name":"c","type":"string"}],"data":[],"rows":[]}}}"""),
    ];

    [Theory, AllHosts]
    [Clause("DF-O-43")]
    public async Task A_strict_server_refuses_what_no_document_has_and_names_the_nearest_that_one_has(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        AssertHint(await wire.PostAsync(Upload), 400, "contnt", "content");
        AssertHint(await wire.GetAsync("/jobs?sate=running"), 400, "sate", "state");
        AssertHint(await wire.GetAsync("/jobFlows"), 404, "jobFlows", "jobFlowDefns");
        foreach ((string wrong, string right, string inputs) in Misspelt)
        {
            WireAnswer answer = await wire.ExecuteAsync("f.djf", inputs);

            answer.Status.Should().Be(400, wrong);
            answer.Json.Text("message").Should().MatchRegex($@"\b{wrong}\b").And.MatchRegex(wrong == "rows" ? "data|metadata" : $@"\b{right}\b");
        }

        (await wire.FlowNamesAsync()).Should().Equal("f.djf");
        (await wire.JobIdsAsync()).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-O-43")]
    public async Task A_lenient_server_ignores_members_and_filters_and_does_not_find_routes(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);
        wire.AddFlow();

        (await wire.PostAsync(Upload)).Status.Should().Be(200);
        foreach ((string wrong, _, string inputs) in Misspelt)
        {
            (await wire.ExecuteAsync("f.djf", inputs)).Status.Should().Be(200, wrong);
        }

        (await wire.JobIdsAsync("?sate=failed")).Should().HaveCount(Misspelt.Length);
        (await wire.GetAsync("/jobFlows")).ShouldBeEmpty(404);
    }

    [Theory, AllHosts]
    [Clause("DF-O-44")]
    public async Task A_documented_path_with_another_verb_answers_404_without_Allow(ServerHost host)
    {
        foreach (Strictness strictness in (Strictness[])[Strictness.Strict, Strictness.Lenient])
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            wire.AddFlow();

            foreach ((string method, string path) in ((string, string)[])
                     [("PUT", "/jobs"), ("PATCH", "/jobFlowDefns"), ("PUT", DataFluxCalls.FlowPath("f.djf")), ("POST", "/serverInfo"), ("GET", "/engines")])
            {
                WireAnswer answer = await wire.CallAsync(method, path);

                answer.Status.Should().Be(404, $"{method} {path}");
                answer.Headers.Should().NotContainKey("Allow");
            }
        }
    }

    private static void AssertHint(WireAnswer answer, int status, string wrong, string right)
    {
        answer.Status.Should().Be(status, wrong);
        answer.Json.Text("message").Should().MatchRegex($@"\b{wrong}\b").And.MatchRegex($@"\b{right}\b");
    }
}
