using System.Net.Http.Json;

namespace BatchJobs.Benchmarks;

/// <summary>A status call as people write it by hand, with source-generated JSON.</summary>
internal sealed class HandWrittenClient(HttpClient http)
{
    public async Task<HandWrittenStatus> GetStatusAsync(string id, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http
            .GetAsync($"pm/v1/jobs/{Uri.EscapeDataString(id)}/status?accesskey=k", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(HandWrittenJson.Default.HandWrittenStatus, cancellationToken))!;
    }
}
