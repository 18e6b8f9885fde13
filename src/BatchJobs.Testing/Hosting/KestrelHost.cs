using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BatchJobs.Testing;

/// <summary>Answers through a socket, on Kestrel.</summary>
internal sealed class KestrelHost(FakeBatchServer server, string url)
{
    private WebApplication? application;

    /// <summary>Gets the address that is listened on, once it has been.</summary>
    public Uri Address { get; private set; } = new(url);

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
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;

            // Identifiers of the longest names do not fit into the default.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });

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

        DateTimeOffset arrivedAt = server.Clock.GetUtcNow();
        Blob requestBody = await ReadAsync(context).ConfigureAwait(false);
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string path = target.StartsWith('/') ? target.Split('?')[0] : context.Request.Path.ToUriComponent();
        var request = new FakeRequest(
            server.Clock.GetUtcNow(),
            context.Request.Method,
            () => context.Request.Host.HasValue ? $"{context.Request.Scheme}://{context.Request.Host}" : Address.GetLeftPart(UriPartial.Authority),
            path,
            (context.Request.QueryString.Value ?? "").TrimStart('?'))
        {
            ContentType = context.Request.ContentType,
            Header = name => context.Request.Headers[name],
            Body = requestBody,
            ArrivedAt = arrivedAt,
        };

        FakeResponse answer;
        try
        {
            answer = await server.Dispatcher.AnswerAsync(request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (answer.CutAt is { } cut)
        {
            await BrokenConnection.SendAsync(context, answer, request.At, cut, server.Dispatcher.StallAsync).ConfigureAwait(false);
            return;
        }

        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Status == 204 ? null : answer.Body.Length;
        response.Headers.Date = request.At.ToString("r", CultureInfo.InvariantCulture);
        foreach ((string name, string value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            using Stream body = answer.Body.OpenRead();
            await body.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task<Blob> ReadAsync(HttpContext context)
    {
        using var body = new BlobWriter();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception overflow) when (overflow.GetBaseException() is OverflowException)
        {
            // Kestrel reports it as an I/O failure of its own, which would be answered with 500.
            throw new BadHttpRequestException("The size of a chunk does not fit into 64 bits.", StatusCodes.Status400BadRequest, overflow);
        }

        return body.ToBlob();
    }

    /// <summary>Leaves Ctrl+C and SIGTERM to the program that the host is in; the default would swallow them.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
