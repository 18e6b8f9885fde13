using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BatchJobs.Testing;

/// <summary>Answers through a socket, on Kestrel.</summary>
internal sealed class KestrelHost(FakeBatchServer server, string url)
{
    private WebApplication? application;

    /// <summary>Gets the address that is listened on, once it has been.</summary>
    public Uri Address { get; private set; } = new(url);

    /// <summary>Lets Kestrel take what the services take, and add nothing.</summary>
    public static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;

        // Identifiers of the longest names do not fit into the default.
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        kestrel.Limits.MinRequestBodyDataRate = null;
    }

    /// <summary>The address in the form that Kestrel takes. Other names than localhost would be listened on everywhere.</summary>
    public static string Normalize(string url, string parameter)
    {
        bool isAddress = Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            && address.Scheme == Uri.UriSchemeHttp
            && address.PathAndQuery == "/"
            && address.UserInfo.Length == 0
            && (address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || address.Host == "localhost");
        return !isAddress
            ? throw new ArgumentException($"'{url}' is no address to listen on: it must be http://ADDRESS:PORT, with an IP address or localhost, and without a path.", parameter)
            : address!.Port == 0 && address.Host == "localhost" ? "http://127.0.0.1:0" : url;
    }

    /// <summary>Listens, at the second time where it did at the first.</summary>
    /// <exception cref="IOException">The address is in use, or not one of this machine.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        application = Build();
        try
        {
            await StartAsync(application, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            await CloseAsync().ConfigureAwait(false);
            throw new IOException($"'{Address.GetLeftPart(UriPartial.Authority)}' cannot be listened on: {exception.Message}", exception);
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }

        Address = new Uri(application.Urls.First());
    }

    /// <summary>Listens no more, and closes the connections.</summary>
    public async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref application, null) is { } open)
        {
            await open.DisposeAsync().ConfigureAwait(false);
        }
    }

    private WebApplication Build()
    {
        // Without configuration sources, whose file watchers run out when many servers live at once.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        WebApplication built = builder.Build();
        built.Urls.Add(Address.GetLeftPart(UriPartial.Authority));
        built.Run(AnswerAsync);
        return built;
    }

    /// <summary>Starts the host outside of the flow of whoever asks for it: its threads, which never rest, are not the clock's.</summary>
    private static Task StartAsync(WebApplication application, CancellationToken cancellationToken)
    {
        Task starting;
        using (ExecutionFlow.Suppress())
        {
            starting = Task.Run(() => application.StartAsync(cancellationToken), cancellationToken);
        }

        return starting;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using FakeBatchServer.InFlightScope scope = server.Enter();

        HttpContextExchange exchange = await HttpContextExchange.ReadAsync(context, arrivedAt: server.Clock.GetUtcNow()).ConfigureAwait(false);
        try
        {
            FakeResponse answer = await exchange.AnswerAsync(server, entries: 1, () => Address.GetLeftPart(UriPartial.Authority)).ConfigureAwait(false);
            await exchange.WriteAsync(server, entries: 1, answer).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone.
        }
    }

    /// <summary>Leaves Ctrl+C and SIGTERM to the program that the host is in; the default would swallow them.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
