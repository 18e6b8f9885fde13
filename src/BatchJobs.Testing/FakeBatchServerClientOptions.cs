namespace BatchJobs.Testing;

/// <summary>Which clients of a container a <see cref="FakeBatchServer"/> answers, beside those of BatchJobs.Client, all of which one server answers.</summary>
public sealed class FakeBatchServerClientOptions
{
    private static readonly string[] Services = ["BatchJobs.Spss", "BatchJobs.DataFlux", "BatchJobs.Vitam"];

    private readonly List<Func<string, bool>> redirected = [IsOwn];

    internal FakeBatchServerClientOptions()
    {
    }

    /// <summary>
    /// Gets or sets whether the server's clock becomes the container's <see cref="TimeProvider"/>. Default:
    /// <see langword="true"/>. One that is registered afterwards takes the clock's place, as the latest registration does.
    /// </summary>
    public bool ReplaceTimeProvider { get; set; } = true;

    /// <summary>Redirects more clients.</summary>
    /// <param name="clientNames">The names that their <see cref="HttpClient"/>s are registered with.</param>
    /// <returns>The options.</returns>
    public FakeBatchServerClientOptions Redirect(params string[] clientNames)
    {
        ArgumentNullException.ThrowIfNull(clientNames);
        string[] names = [.. clientNames];
        if (names.Contains(null))
        {
            throw new ArgumentException("A name is null.", nameof(clientNames));
        }

        return Redirect(name => names.Contains(name));
    }

    /// <summary>Redirects more clients.</summary>
    /// <param name="isRedirected">Recognizes the clients by the names that their <see cref="HttpClient"/>s are registered with.</param>
    /// <returns>The options.</returns>
    public FakeBatchServerClientOptions Redirect(Func<string, bool> isRedirected)
    {
        ArgumentNullException.ThrowIfNull(isRedirected);
        redirected.Add(isRedirected);
        return this;
    }

    /// <summary>Redirects every <see cref="HttpClient"/> that the container makes.</summary>
    /// <returns>The options.</returns>
    public FakeBatchServerClientOptions RedirectAll() => Redirect(static _ => true);

    internal bool IsRedirected(string clientName) => redirected.Exists(applies => applies(clientName));

    private static bool IsOwn(string clientName) =>
        Array.Exists(Services, service => clientName == service || clientName.StartsWith($"{service}.", StringComparison.Ordinal));
}
