using System.Net.Http.Json;

namespace BatchJobs.Benchmarks;

/// <summary>The measured operations as people write them by hand, with source-generated JSON.</summary>
internal sealed class HandWrittenClient(HttpClient http)
{
    public async Task<PeerStatus> GetStatusAsync(string id, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http
            .GetAsync($"pm/v1/jobs/{Uri.EscapeDataString(id)}/status?accesskey=k", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(PeerJson.Default.PeerStatus, cancellationToken))!;
    }

    public async Task<PeerDetails> SubmitAsync(string id, PeerDefinition definition, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http
            .PostAsJsonAsync($"pm/v1/jobs/{Uri.EscapeDataString(id)}?accesskey=k", definition, PeerJson.Default.PeerDefinition, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(PeerJson.Default.PeerDetails, cancellationToken))!;
    }
}
