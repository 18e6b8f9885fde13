using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Benchmarks;

/// <summary>The status call on ASP.NET Core's test server.</summary>
internal static class TestHostServer
{
    public static async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.MapGet("/pm/v1/jobs/{id}/status", static (HttpContext context) =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$"""{"jobId":"{{context.Request.RouteValues["id"]}}","jobStatus":"RUNNING"}""");
        });
        await app.StartAsync();
        return app;
    }
}
