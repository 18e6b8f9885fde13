using BatchJobs.Client.Spss;
using BatchJobs.Consumer;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using WireMock.Server;

using var server = new FakeBatchServer();
server.Spss.Files.Add("drug1n", [1]);
var services = new ServiceCollection();
services.AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com"); options.AccessKey = "key"; });
services.AddHttpClient("own", http => http.BaseAddress = new Uri("https://spss.example.com"));
services.AddSingleton(provider => RestService.ForGenerated<IOwnApi>(provider.GetRequiredService<IHttpClientFactory>().CreateClient("own"), new RefitSettings()));
services.AddFakeBatchServer(server, fake => fake.Redirect("own"));
await using ServiceProvider provider = services.BuildServiceProvider();

SpssJob job = await provider.GetRequiredService<SpssClient>().Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build());
await job.WaitForCompletionAsync();
SpssJobStatus status = await provider.GetRequiredService<ISpssJobsApi>().GetStatusAsync(job.Id);
string own = await provider.GetRequiredService<IOwnApi>().GetStatusAsync(job.Id, "key");

// The job of the same server, seen through WireMock.
using WireMockServer wire = server.StartWireMock();
await using ServiceProvider through = new ServiceCollection()
    .AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com"); options.AccessKey = "key"; }).Services
    .AddFakeBatchServer(server, wire)
    .BuildServiceProvider();
SpssJobStatus stubbed = await through.GetRequiredService<ISpssJobsApi>().GetStatusAsync(job.Id);

Console.WriteLine($"{status.State}, and by an interface of one's own: {own}");
return own.Contains("SUCCESS", StringComparison.Ordinal) && status.State == SpssJobState.Success && stubbed.State == status.State && wire.LogEntries.Count == 1 ? 0 : 1;
