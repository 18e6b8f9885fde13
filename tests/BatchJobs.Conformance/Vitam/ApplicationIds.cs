using System.Text;

namespace BatchJobs.Conformance.Vitam;

/// <summary>What the header <c>X-Application-Id</c> may be that no answer can repeat.</summary>
public sealed class ApplicationIds
{
    [Theory, AllHosts]
    [Clause("VITAM-U-13")]
    public async Task An_application_id_that_is_empty_is_accepted_and_not_repeated(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string path in (string[])["/tasks", "/status"])
        {
            WireAnswer answer = await wire.GetAsync(path, ("X-Application-Id", ""));

            answer.Status.Should().Be(200, path);
            answer.Headers.Keys.Should().NotContain("X-Application-Id", path);
        }

        WireAnswer submitted = await wire.PostAsync(VitamCalls.Step, ("X-Application-Id", ""));
        submitted.Headers.Keys.Should().NotContain("X-Application-Id");
        wire.Server.Vitam.Tasks[submitted.Json.Text("id")!].ApplicationId.Should().BeNull();
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-13")]
    public async Task An_application_id_beyond_ASCII_is_accepted_and_not_repeated(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        using HttpMessageHandler handler = host == ServerHost.InProcess
            ? wire.Server.CreateHandler()
            : new SocketsHttpHandler { UseProxy = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(wire.Address, "/v1/tasks"));
        request.Headers.Add("X-Vitam-Key", VitamCalls.Key);
        request.Headers.TryAddWithoutValidation("X-Application-Id", "SESSION-é");
        request.Headers.TryAddWithoutValidation("X-Tenant-Id", "0");

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).Should().Be(200);
        response.Headers.Contains("X-Tenant-Id").Should().BeTrue();
        response.Headers.Contains("X-Application-Id").Should().BeFalse();
    }
}
