using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace BatchJobs.Client;

/// <summary>
/// The last handler before the connection: adds the credentials, for the configured scheme, host and port only, and takes them
/// away again, also out of the response's headers, so that no handler above and no logger ever sees them.
/// </summary>
internal sealed class CredentialsHandler(CurrentSettings current, HttpMessageHandler primary) : DelegatingHandler(PrimaryHandlers.WithoutRedirects(primary, current.Value.AllowAutoRedirect))
{
    // The address is canonical already, and the credentials are encoded.
    private static readonly UriCreationOptions Canonical = new() { DangerousDisablePathAndQueryCanonicalization = true };

    // What the platform itself reads, where a secret could stand by chance only.
    private static readonly HashSet<string> ReadHeaders = new(["Connection", "Content-Type", "Date", "Retry-After", "Transfer-Encoding"], StringComparer.OrdinalIgnoreCase);

    private readonly Uri root = new(current.Value.Root);
    private readonly string origin = new Uri(current.Value.Root).GetLeftPart(UriPartial.Authority) + "/";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AttemptMark? mark = AttemptMark.Of(request, current);
        if (mark is null)
        {
            // What has lost its mark on the way cannot be told from what is sent a second time.
            return IsRead(request) || request.RequestUri is not { } address || !IsService(address)
                ? SendWithCredentialsAsync(request, current.Value, cancellationToken)
                : throw new SecondPassException();
        }

        return IsRead(request) ? SendWithCredentialsAsync(request, mark.Settings, cancellationToken) : SendMarkedAsync(request, mark, cancellationToken);
    }

    private static bool IsRead(HttpRequestMessage request) => request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

    /// <summary>Sends what changes something, and notes what has become of it.</summary>
    private async Task<HttpResponseMessage> SendMarkedAsync(HttpRequestMessage request, AttemptMark mark, CancellationToken cancellationToken)
    {
        mark.Begin();
        try
        {
            HttpResponseMessage response = await SendWithCredentialsAsync(request, mark.Settings, cancellationToken).ConfigureAwait(false);
            mark.End(response.StatusCode);
            return response;
        }
        catch (Exception failure)
        {
            mark.End(failure);
            throw;
        }
    }

    private Task<HttpResponseMessage> SendWithCredentialsAsync(HttpRequestMessage request, ServiceSettings settings, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !IsService(address))
        {
            return base.SendAsync(request, cancellationToken);
        }

        Task<HttpResponseMessage> sending;
        try
        {
            Add(settings, request, address);
            sending = base.SendAsync(request, cancellationToken);
        }
        catch (Exception exception)
        {
            sending = Task.FromException<HttpResponseMessage>(exception);
        }

        if (!sending.IsCompletedSuccessfully)
        {
            return RemoveAfterwardsAsync(settings, request, address, sending);
        }

        Remove(settings, request, address);
        MaskHeaders(settings, request, sending.Result);
        return sending;
    }

    private static async Task<HttpResponseMessage> RemoveAfterwardsAsync(ServiceSettings settings, HttpRequestMessage request, Uri address, Task<HttpResponseMessage> sending)
    {
        try
        {
            HttpResponseMessage response = await sending.ConfigureAwait(false);
            MaskHeaders(settings, request, response);
            return response;
        }
        catch (Exception exception) when (ShowsSecrets(settings, exception, request))
        {
            throw WithoutSecrets(settings, exception, request);
        }
        finally
        {
            Remove(settings, request, address);
        }
    }

    // What a program's own stream throws knows no credentials, and is passed on as it is.
    private static bool ShowsSecrets(ServiceSettings settings, Exception failure, HttpRequestMessage request)
    {
        IReadOnlyList<string> secrets = Call.Secrets(settings, request);
        return UploadStreamException.In(failure) is null && !ExceptionTexts.AreUnchanged(failure, text => Redactor.Apply(text, secrets));
    }

    /// <summary>
    /// What takes the place of a failure that shows secrets, as whoever makes a connection may put the address into it:
    /// above, a program's handlers and loggers may write it down.
    /// </summary>
    private static Exception WithoutSecrets(ServiceSettings settings, Exception failure, HttpRequestMessage request)
    {
        string message = Redactor.Apply(failure.Message, Call.Secrets(settings, request));
        return failure switch
        {
            OperationCanceledException canceled => new OperationCanceledException(message, canceled.CancellationToken),
            InvalidOperationException => new InvalidOperationException(message),
            _ => new HttpRequestException((failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown, message),
        };
    }

    /// <summary>Masks what a service repeats of the secrets in its headers: the factory's loggers hand these on as they came.</summary>
    private static void MaskHeaders(ServiceSettings settings, HttpRequestMessage request, HttpResponseMessage response)
    {
        IReadOnlyList<string> secrets = Call.Secrets(settings, request);
        MaskHeaders(response.Headers, secrets);
        MaskHeaders(response.Content.Headers, secrets);
    }

    private static void MaskHeaders(HttpHeaders headers, IReadOnlyList<string> secrets)
    {
        List<string>? suspects = null;
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            if (!ReadHeaders.Contains(name) && MayShow(values, secrets))
            {
                (suspects ??= []).Add(name);
            }
        }

        foreach (string name in suspects ?? [])
        {
            string[] values = [.. headers.NonValidated[name]];
            string[] masked = Array.ConvertAll(values, value => Redactor.ApplyToHeader(value, secrets));
            if (!masked.SequenceEqual(values, StringComparer.Ordinal))
            {
                headers.Remove(name);
                headers.TryAddWithoutValidation(name, masked);
            }
        }
    }

    // Every response comes by here, so nothing is allocated for the many that show nothing.
    private static bool MayShow(HeaderStringValues values, IReadOnlyList<string> secrets)
    {
        foreach (string value in values)
        {
            if (Redactor.MayShow(value, secrets))
            {
                return true;
            }
        }

        return false;
    }

    // Nearly always the address begins as the configured one does.
    private bool IsService(Uri address) => address.AbsoluteUri.StartsWith(origin, StringComparison.Ordinal) || Origin.AreSame(address, root);

    private static void Add(ServiceSettings settings, HttpRequestMessage request, Uri address)
    {
        if (settings.CredentialQuery.Length > 0)
        {
            string text = address.AbsoluteUri;
            request.RequestUri = new Uri(string.Concat(text, text.Contains('?', StringComparison.Ordinal) ? "&" : "?", settings.CredentialQuery), Canonical);
        }

        foreach ((string name, string value) in settings.CredentialHeaders)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static void Remove(ServiceSettings settings, HttpRequestMessage request, Uri address)
    {
        request.RequestUri = address;
        foreach ((string name, _) in settings.CredentialHeaders)
        {
            request.Headers.Remove(name);
        }
    }
}

/// <summary>
/// Puts the credentials right around the primary handler of every client of this library. It does so after everybody else has
/// had their say, since whoever sets the primary handler takes its place.
/// </summary>
internal sealed class CredentialsFilter(IServiceProvider provider) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name is { } name && provider.GetKeyedService<ServiceConnection>(name) is { } connection)
        {
            builder.PrimaryHandler = new CredentialsHandler(connection.Settings, builder.PrimaryHandler);
        }
    };
}

/// <summary>Where credentials may go: one scheme, host and port, however an address spells them.</summary>
internal static class Origin
{
    public static bool AreSame(Uri one, Uri other) =>
        one.Port == other.Port
        && string.Equals(one.Scheme, other.Scheme, StringComparison.Ordinal)
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);
}
