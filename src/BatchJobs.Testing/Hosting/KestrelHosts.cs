namespace BatchJobs.Testing;

/// <summary>The sockets of a server.</summary>
internal sealed class KestrelHosts(FakeBatchServer server) : IAsyncDisposable
{
    private readonly List<KestrelHost> hosts = [];
    private bool hasEnded;

    /// <summary>Opens a socket.</summary>
    /// <returns>The address that is listened on.</returns>
    /// <exception cref="IOException">The address is in use, or not one of this machine.</exception>
    /// <exception cref="ObjectDisposedException">The server was disposed of meanwhile.</exception>
    public async Task<Uri> OpenAsync(string url, CancellationToken cancellationToken)
    {
        var host = new KestrelHost(server, url);
        await host.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (!TryKeep(host))
        {
            await host.CloseAsync().ConfigureAwait(false);
            throw new ObjectDisposedException(nameof(FakeBatchServer));
        }

        return host.Address;
    }

    /// <summary>Closes the sockets with all their connections, until they are opened again.</summary>
    public async Task SuspendAsync()
    {
        foreach (KestrelHost host in All())
        {
            await host.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Opens the sockets again that were closed, at their addresses.</summary>
    public async Task ResumeAsync()
    {
        foreach (KestrelHost host in All())
        {
            await host.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (hosts)
        {
            hasEnded = true;
        }

        await SuspendAsync().ConfigureAwait(false);
    }

    private KestrelHost[] All()
    {
        lock (hosts)
        {
            return [.. hosts];
        }
    }

    private bool TryKeep(KestrelHost host)
    {
        lock (hosts)
        {
            if (!hasEnded)
            {
                hosts.Add(host);
            }

            return !hasEnded;
        }
    }
}
