using System.Text;

namespace BatchJobs.Conformance.Vitam;

/// <summary>The standard headers of answers.</summary>
public sealed class Headers
{
    private static readonly (string, string)[] Session = [("X-Application-Id", "SESSION-ID-00001"), ("X-Tenant-Id", "0")];

    [Theory, AllHosts]
    [Clause("VITAM-G-04", "VITAM-U-11")]
    public async Task Every_success_has_a_request_id_and_the_version_of_the_API(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (Operation operation in Operation.All(await wire.StartAsync(), await wire.StartAsync()))
        {
            WireAnswer answer = await wire.CallAsync(operation.Method, operation.Path, operation.Body);

            answer.Status.Should().Be(operation.Status, operation.ToString());
            answer.ShouldHaveStandardHeaders(operation.ToString());
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-09", "VITAM-H-12", "VITAM-U-11")]
    public async Task Every_refusal_has_them_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (Operation operation in Operation.Refused(await wire.RunAsync()))
        {
            WireAnswer answer = await wire.CallAsync(operation.Method, operation.Path, operation.Body);

            answer.Status.Should().Be(operation.Status, operation.ToString());
            answer.ShouldHaveStandardHeaders(operation.ToString());
        }

        (await wire.SendAsync("GET", "/v1/tasks")).ShouldHaveStandardHeaders("401");
        (await wire.CallAsync("PATCH", "/tasks", "{}")).ShouldHaveStandardHeaders("405");
        (await wire.GetAsync("/nothing")).ShouldHaveStandardHeaders("an unknown route");
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-10", "VITAM-U-12")]
    public async Task No_two_answers_have_the_same_request_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        (string, string) own = ("X-Request-Id", "AbDUh67jj");
        string?[] ids =
        [
            (await wire.GetAsync("/tasks")).Header("X-Request-Id"), (await wire.GetAsync("/tasks")).Header("X-Request-Id"),
            (await wire.GetAsync("/status")).Header("X-Request-Id"), (await wire.PostAsync()).Header("X-Request-Id"),
            (await wire.PostAsync(VitamCalls.Step, own)).Header("X-Request-Id"), (await wire.PostAsync(VitamCalls.Step, own)).Header("X-Request-Id"),
            (await wire.PostAsync("{}")).Header("X-Request-Id"), (await wire.SendAsync("GET", "/v1/tasks")).Header("X-Request-Id"),
        ];

        ids.Should().OnlyHaveUniqueItems();
        ids.Should().NotContain("AbDUh67jj");
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-13", "VITAM-U-11")]
    public async Task The_version_is_that_of_the_document_and_an_option(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        (await wire.GetAsync("/tasks")).Header("FullApiVersion").Should().Be("V1.25");

        wire.Server.Vitam.Options.ApiVersion = "V2.0";

        WireAnswer answer = await wire.GetAsync("/tasks");
        answer.Header("FullApiVersion").Should().Be("V2.0");
        answer.Headers.Keys.Should().NotContain("X-FullApiVersion");
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-01", "VITAM-H-03", "VITAM-H-14", "VITAM-H-15", "VITAM-V-05", "VITAM-V-06", "VITAM-U-11")]
    public async Task Application_and_tenant_are_repeated_in_every_answer(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string one = await wire.StartAsync("endless", Session);
        string other = await wire.StartAsync("endless", Session);
        foreach (Operation operation in (Operation[])[.. Operation.All(one, other), .. Operation.Refused(one)])
        {
            WireAnswer answer = await wire.CallAsync(operation.Method, operation.Path, operation.Body, Session);

            answer.Status.Should().Be(operation.Status, operation.ToString());
            answer.Header("X-Application-Id").Should().Be("SESSION-ID-00001", operation.ToString());
            answer.Header("X-Tenant-Id").Should().Be("0", operation.ToString());
        }

        foreach ((string method, string path) in ((string, string)[])[("PATCH", "/tasks"), ("GET", "/nothing")])
        {
            (await wire.CallAsync(method, path, null, Session)).Header("X-Application-Id").Should().Be("SESSION-ID-00001", path);
            (await wire.SendAsync(method, VitamCalls.Base + path, null, Session)).Header("X-Tenant-Id").Should().Be("0", path);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-15", "VITAM-V-06", "VITAM-U-11")]
    public async Task A_tenant_is_repeated_as_it_was_sent_and_not_as_a_number(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string tenant in (string[])["007", "+5", "-3", "-0", "+00"])
        {
            (string, string) sent = ("X-Tenant-Id", tenant);
            string one = await wire.StartAsync("endless", sent);
            string other = await wire.StartAsync("endless", sent);
            foreach (Operation operation in (Operation[])[.. Operation.All(one, other), .. Operation.Refused(one)])
            {
                WireAnswer answer = await wire.CallAsync(operation.Method, operation.Path, operation.Body, sent);

                answer.Status.Should().Be(operation.Status, $"{operation} '{tenant}'");
                answer.Header("X-Tenant-Id").Should().Be(tenant, operation.ToString());
            }
        }
    }

    [Theory, AllHosts]
    public async Task A_wrong_tenant_is_not_repeated_and_the_application_is(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("/tasks", ("X-Application-Id", "SESSION-ID-00001"), ("X-Tenant-Id", "x"));

        answer.ShouldBeRefused(412);
        answer.Header("X-Application-Id").Should().Be("SESSION-ID-00001");
        answer.Headers.Keys.Should().NotContain("X-Tenant-Id");
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-02", "VITAM-H-05")]
    public async Task Application_and_tenant_are_in_no_answer_when_they_were_not_sent(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (Operation operation in (Operation[])[.. Operation.All(await wire.StartAsync(), await wire.StartAsync()), .. Operation.Refused(await wire.RunAsync())])
        {
            WireAnswer answer = await wire.CallAsync(operation.Method, operation.Path, operation.Body);

            answer.Headers.Keys.Should().NotContain(["X-Application-Id", "X-Tenant-Id"], operation.ToString());
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-H-03", "VITAM-U-11")]
    public async Task Odd_characters_in_an_application_id_come_back_as_they_were(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string odd in (string[])["a, b", "\"quoted\"", "a;b=c", "%41%00%zz", "{}<>[]()@:\\/?=", "'$(id)'", "~!~", "a\tb", new string('x', 8000)])
        {
            WireAnswer answer = await wire.GetAsync("/tasks", ("X-Application-Id", odd));

            answer.Status.Should().Be(200, odd);
            answer.Header("X-Application-Id").Should().Be(odd);
        }
    }

    [Theory, AllHosts]
    public async Task Characters_beyond_ASCII_in_an_application_id_are_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        using HttpMessageHandler handler = host == ServerHost.InProcess
            ? wire.Server.CreateHandler()
            : new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var http = new HttpClient(handler);
        foreach (string path in (string[])["/v1/tasks", "/v1/status", "/v1/tasks/nobody"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(wire.Address, path));
            request.Headers.Add("X-Vitam-Key", "k");
            request.Headers.TryAddWithoutValidation("X-Application-Id", "é€😀");

            using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

            ((int)response.StatusCode).Should().Be(path.EndsWith("nobody", StringComparison.Ordinal) ? 404 : 200, path);
        }
    }

    [Theory, AllHosts]
    public async Task A_key_is_no_part_of_the_standard_headers(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/tasks")).Headers.Keys.Should().NotContain("X-Vitam-Key");
    }
}
