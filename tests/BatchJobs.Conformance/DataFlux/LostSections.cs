namespace BatchJobs.Conformance.DataFlux;

/// <summary>The operations to which links lead, and whose sections the document has lost.</summary>
public sealed class LostSections
{
    [Theory, AllHosts]
    [Clause("DF-O-51")]
    public async Task They_have_the_codes_of_their_siblings(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();
        string unknown = DataFluxCalls.IdOf("nobody");
        wire.Server.DataFlux.AddUser("ram", "p");

        foreach ((string method, string path, string own, int success) in ((string, string, string, int)[])
                 [
                     ("GET", "/jobFlowDefns/{0}", DataFluxCalls.IdOf("f.djf"), 200), ("GET", "/jobs/{0}", id, 200), ("GET", "/jobs/{0}/log", id, 200), ("DELETE", "/jobs/{0}", id, 204),
                 ])
        {
            async Task<int> StatusAsync(string identifier, params (string, string)[] headers) =>
                (await wire.CallAsync(method, path.Replace("{0}", identifier, StringComparison.Ordinal), headers)).Status;

            (await StatusAsync(own)).Should().Be(401, path);
            (await StatusAsync("***", Security.Basic("ram", "p"))).Should().Be(400, path);
            (await StatusAsync(unknown, Security.Basic("ram", "p"))).Should().Be(404, path);
            (await StatusAsync(own, Security.Basic("ram", "p"))).Should().Be(success, path);
        }
    }
}
