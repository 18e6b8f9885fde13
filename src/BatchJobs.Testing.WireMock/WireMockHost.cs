using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace BatchJobs.Testing;

/// <summary>What is around WireMock in the servers that are started with certain settings: requests and responses go past it byte for byte.</summary>
internal sealed class WireMockHost : IStartupFilter
{
    public const string NotSetUp =
        "This WireMock server was not set up for a fake server, and would change requests. Start it with server.StartWireMock(), or with settings on which ForBatchJobs() was called.";

    /// <summary>The header by which a client of a container says that its address begins with <c>https</c>.</summary>
    public const string SchemeHeader = "BatchJobs-Testing-Scheme";

    private static readonly ConditionalWeakTable<WireMockServerSettings, WireMockHost> Hosts = [];

    private readonly WireMockServerSettings settings;

    // By port, since one set of settings may start several servers.
    private readonly ConcurrentDictionary<int, (WireMockServer Wire, FakeBatchServer Server)> servers = new();

    private WireMockHost(WireMockServerSettings settings) => this.settings = settings;

    /// <summary>Sets settings up, unless that has been done.</summary>
    public static void SetUp(WireMockServerSettings settings)
    {
        if (!Hosts.TryGetValue(settings, out _))
        {
            var host = new WireMockHost(settings);
            Hosts.Add(settings, host);
            settings.AdditionalServiceRegistration += host.Register;
            settings.PreWireMockMiddlewareInit += static builder => ((IApplicationBuilder)builder).Use(NoteFailureAsync);
        }
    }

    public static bool TryFind(WireMockServerSettings settings, [NotNullWhen(true)] out WireMockHost? host) => Hosts.TryGetValue(settings, out host);

    /// <summary>Notes the fake server behind a WireMock server: its time is held, and it answers what WireMock cannot read.</summary>
    public void Attach(WireMockServer wire, FakeBatchServer server)
    {
        foreach (int port in wire.Ports)
        {
            servers[port] = (wire, server);
        }
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        // The host starts its threads next, which never rest: they are not the clock's, though code of it may start the host.
        ExecutionFlow.Leave();
        application.Use(AnswerAsync);
        next(application);
    };

    private void Register(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter>(this);
        services.PostConfigure<KestrelServerOptions>(KestrelHost.Configure);
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        (WireMockServer? wire, FakeBatchServer? server) = servers.GetValueOrDefault(context.Connection.LocalPort);
        using FakeBatchServer.InFlightScope? scope = server?.EnterOnTheWay();
        bool isOfContainer = context.Request.Headers.Remove(SchemeHeader, out var scheme);
        if (isOfContainer)
        {
            context.Request.Scheme = scheme.ToString();
        }

        HttpContextExchange http = await HttpContextExchange.ReadAsync(context, server?.Clock.GetUtcNow() ?? default).ConfigureAwait(false);
        var exchange = new WireMockExchange(http, server, isOfContainer);
        context.Request.Body = Shown(http.Body, wire).OpenRead();
        IHttpResponseBodyFeature response = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var output = new WireMockResponseStream(response.Stream, exchange);
        context.Response.Body = output;
        exchange.Enter();
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Features.Set(response);
        }

        if (exchange.IsUnreadable && server is not null)
        {
            await exchange.AnswerAsync(server).ConfigureAwait(false);
        }

        if (exchange.IsUnreadable && server is null)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else if (exchange.IsBroken)
        {
            context.Abort();
        }
        else if (exchange.IsAnswered)
        {
            await exchange.WriteAsync(output.Written).ConfigureAwait(false);
        }
        else
        {
            await output.CompleteAsync(context).ConfigureAwait(false);
        }
    }

    /// <summary>What WireMock is shown of a body: its beginning, but all of it when it may be sent on to a real service.</summary>
    private Blob Shown(Blob body, WireMockServer? wire) =>
        body.Length <= WireMockExchange.BodyLimit || IsProxy(wire) ? body : body.Slice(0, WireMockExchange.BodyLimit);

    private bool IsProxy(WireMockServer? wire) =>
        settings.ProxyAndRecordSettings is not null
        || wire is null
        || wire.Mappings.Any(mapping => mapping.IsProxy || mapping.Provider is Response { ProxyAndRecordSettings: not null });

    private static async Task NoteFailureAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            WireMockExchange.Current.IsUnreadable = true;
        }
    }
}
