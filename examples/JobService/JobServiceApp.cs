using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobService;

/// <summary>The composition root.</summary>
internal static class JobServiceApp
{
    /// <summary>Puts the program together.</summary>
    /// <param name="args">The command line, such as <c>--Spss:Endpoint=https://spss.example.com</c>.</param>
    /// <param name="change">What a test does to the program; production passes nothing.</param>
    /// <returns>The program, ready to run.</returns>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        // The settings are beside the program, wherever it is started from.
        var options = new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(options);
        bool isSample = !SampleServer.IsRealServiceConfigured(builder.Configuration);
        if (isSample)
        {
            builder.Configuration.AddInMemoryCollection(SampleServer.Settings);
            builder.Services.AddFakeBatchServer(SampleServer.Start());
        }

        builder.Services.AddSpssClient(builder.Configuration.GetSection("Spss"));
        builder.Services.AddDataFluxClient(builder.Configuration.GetSection("DataFlux"));
        builder.Services.AddVitamClient(builder.Configuration.GetSection("Vitam"));
        builder.Services.AddSingleton<IBatchService, SpssService>();
        builder.Services.AddSingleton<IBatchService, DataFluxService>();
        builder.Services.AddSingleton<IBatchService, VitamService>();

        builder.Services.AddSingleton(_ => new JobStore(builder.Configuration["Database"] ?? "jobs.db"));
        builder.Services.AddSingleton<JobRunner>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());

        Health.Add(builder.Services);
        Telemetry.Add(builder);
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, JobServiceJson.Default);
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024);
        change?.Invoke(builder);

        WebApplication app = builder.Build();
        if (isSample)
        {
            SampleServer.Announce(app.Logger);
        }

        app.UseExceptionHandler();
        app.UseStatusCodePages();
        Endpoints.Map(app);
        Health.Map(app);
        return app;
    }
}

/// <summary>The JSON of requests, which may have no other members than these, and of responses.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SpssRequest))]
[JsonSerializable(typeof(DataFluxRequest))]
[JsonSerializable(typeof(VitamRequest))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(IEnumerable<JobView>))]
[JsonSerializable(typeof(HealthView))]
internal sealed partial class JobServiceJson : JsonSerializerContext;
