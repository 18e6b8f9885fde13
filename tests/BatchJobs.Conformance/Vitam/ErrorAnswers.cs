using System.Text.Json;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>What stands in the answers of refused requests, and what the journal says about them.</summary>
public sealed class ErrorAnswers
{
    [Theory, AllHosts]
    [Clause("VITAM-E-05", "VITAM-U-10")]
    public async Task An_error_has_no_body(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            foreach (Operation operation in Operation.Refused(await wire.RunAsync()))
            {
                (await wire.CallAsync(operation.Method, operation.Path, operation.Body)).ShouldBeRefused(operation.Status, operation.ToString());
            }

            (await wire.SendAsync("GET", "/v1/tasks")).ShouldBeRefused(401);
            (await wire.GetAsync("/tasks", ("X-Tenant-Id", "x"))).ShouldBeRefused(412);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-06", "VITAM-U-10")]
    public async Task Errors_can_have_a_body_of_the_later_documents_shape(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ErrorBodies = true;
        Operation[] refused = Operation.Refused(await wire.RunAsync());

        foreach (Operation operation in refused)
        {
            AssertHasBody(await wire.CallAsync(operation.Method, operation.Path, operation.Body), operation.Status, operation.ToString());
        }

        AssertHasBody(await wire.SendAsync("GET", "/v1/tasks"), 401, "no key");
        AssertHasBody(await wire.GetAsync("/tasks", ("X-Tenant-Id", "x")), 412, "no tenant");
    }

    [Theory, AllHosts]
    [Clause("VITAM-E-01", "VITAM-E-02", "VITAM-E-03", "VITAM-E-04")]
    public async Task Such_a_body_has_the_products_short_word_and_the_documents_sentence_for_its_status(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ErrorBodies = true;
        var answers = new List<WireAnswer> { await wire.SendAsync("GET", "/v1/tasks") };
        foreach (Operation operation in Operation.Refused(await wire.RunAsync()))
        {
            answers.Add(await wire.CallAsync(operation.Method, operation.Path, operation.Body));
        }

        answers.Select(answer => (answer.Status, answer.Json.Text("state"), answer.Json.Text("message"))).Distinct().Should().BeEquivalentTo(
        [
            (401, "Unauthorized", "Unauthorized, authentication in error"),
            (404, "Item_Not_Found", "Not Found, requested resource does not exist"),
            (409, "Conflict", "Conflict, operation requested is in conflict with existing data"),
            (412, "Precondition_Failed", "Precondition Failed, some predicates are incorrect, therefore the operation is not possible"),
        ]);
    }

    [Theory, AllHosts]
    public async Task An_unavailable_status_is_bare_even_so(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ErrorBodies = true;
        wire.Server.Vitam.IsAvailable = false;

        (await wire.GetAsync("/status")).Bytes.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-E-06")]
    public async Task Nothing_is_answered_but_what_the_document_lists(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string path in (string[])["/tasks", "/tasks/nobody"])
        {
            foreach (string method in (string[])["GET", "POST", "PUT"])
            {
                foreach (string? body in (string?[])[null, "", "{", "[]", "{}", VitamCalls.Step, VitamCalls.ExampleUpdate, VitamCalls.Querying("x")])
                {
                    int[] listed = (method, path) == ("POST", "/tasks/nobody") ? [405] : [200, 201, 404, 409, 412];

                    (await wire.CallAsync(method, path, body)).Status.Should().BeOneOf(listed, $"{method} {path} {body}");
                }
            }
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-10")]
    public async Task The_journal_says_why_each_refused_request_was_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (Operation operation in Operation.Refused(await wire.RunAsync()))
        {
            await wire.CallAsync(operation.Method, operation.Path, operation.Body);
            wire.Server.Journal.Entries[^1].Reason.Should().NotBeNullOrEmpty(operation.ToString());
        }

        foreach ((string method, string path, (string, string)[] headers) in ((string, string, (string, string)[])[])
                 [
                     ("GET", "/tasks", []), ("GET", "/tasks", [("X-Vitam-Key", "k"), ("X-Tenant-Id", "x")]), ("GET", "/nothing", [("X-Vitam-Key", "k")]),
                     ("PATCH", "/tasks", [("X-Vitam-Key", "k")]),
                 ])
        {
            await wire.SendAsync(method, VitamCalls.Base + path, null, headers);
            wire.Server.Journal.Entries[^1].Reason.Should().NotBeNullOrEmpty($"{method} {path}");
        }
    }

    [Theory, AllHosts]
    public async Task The_journal_gives_no_reason_for_a_success(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (Operation operation in Operation.All(await wire.StartAsync(), await wire.StartAsync()))
        {
            await wire.CallAsync(operation.Method, operation.Path, operation.Body);
        }

        wire.Server.Journal.Entries.Should().HaveCount(8).And.OnlyContain(entry => entry.Reason == null);
    }

    [Theory, AllHosts]
    public async Task The_journal_repeats_neither_keys_nor_queries_nor_bodies(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.PlatformKey = VitamCalls.Key;
        string id = await wire.StartAsync();
        foreach (string query in (string[])["s3cret", "s3cret='a'", "name='s3cret", "name='s3cret'&", "since>'s3cret'", "name s3cret 'a'", "name='a' s3cret", "name<'s3cret'"])
        {
            (await wire.ListAsync(VitamCalls.Querying(query))).Status.Should().Be(412, query);
        }

        foreach (string members in (string[])["\"arguments\":{\"s3cret\":5}", "\"start_time\":\"s3cret\"", "\"status\":[\"s3cret\"]", "\"arguments\":{\"a\":\"s3cret\",\"b\":5}"])
        {
            (await wire.PostAsync(VitamCalls.StepWith(members))).Status.Should().Be(412, members);
        }

        foreach (string json in (string[])["s3cret", "{\"s3cret", "\"s3cret\"", """{"code":"s3cret"}""", """{"timestamp":"s3cret"}""", """{"message":["s3cret"]}"""])
        {
            (await wire.PostAsync(json)).Status.Should().Be(412, json);
            (await wire.PutAsync(id, json)).Status.Should().Be(412, json);
            (await wire.PutByBodyAsync(json)).Status.Should().Be(412, json);
        }

        await wire.PutByBodyAsync(VitamCalls.Addressing("s3cret"));
        await wire.SendAsync("GET", "/v1/tasks", null, ("X-Vitam-Key", "s3cret"));
        await wire.GetAsync("/tasks", ("X-Tenant-Id", "s3cret"));

        wire.Server.Journal.ToString().Should().NotContain("s3cret").And.NotContain(VitamCalls.Key);
        wire.Server.Journal.Entries.Should().NotContain(entry => entry.Reason != null && entry.Reason.Contains("s3cret", StringComparison.Ordinal));
    }

    private static void AssertHasBody(WireAnswer answer, int status, string because)
    {
        answer.Status.Should().Be(status, because);
        answer.ShouldHaveStandardHeaders(because);
        answer.ContentType.Should().StartWith("application/json", because);
        answer.Json.Members().Should().Equal(
            ((string[])["httpCode", "code", "context", "state", "message", "description", "errors"]).Where(answer.Json.Members().Contains), because);
        answer.Json.GetProperty("httpCode").GetInt32().Should().Be(status, because);
        foreach (string text in (string[])["code", "state", "message", "description"])
        {
            answer.Json.GetProperty(text).ValueKind.Should().Be(JsonValueKind.String, $"{because} {text}");
        }
    }
}
