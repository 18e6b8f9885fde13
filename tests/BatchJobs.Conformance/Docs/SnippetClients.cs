using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Docs;

/// <summary>What the pages say that a program has already: clients, here of a fake server.</summary>
internal static class SnippetClients
{
    public static SpssClient Spss(FakeBatchServer server) =>
        SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" }, server.CreateHandler(), server.Clock);

    public static DataFluxClient DataFlux(FakeBatchServer server) => DataFluxClient.Create(
        new DataFluxClientOptions { Endpoint = new Uri("https://dataflux.example.com:21036"), UserName = "ann", Password = "secret" },
        server.CreateHandler(),
        server.Clock);

    public static VitamClient Vitam(FakeBatchServer server) =>
        VitamClient.Create(new VitamClientOptions { Endpoint = new Uri("https://worker.example.com"), PlatformKey = "key" }, server.CreateHandler(), server.Clock);
}
