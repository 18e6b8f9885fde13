namespace BatchJobs.Testing;

/// <summary>A request for which a test decides whether a fault strikes, before the service has it.</summary>
public sealed class FaultRequest
{
    private readonly FakeRequest request;
    private readonly RequestTarget? target;
    private readonly Func<FakeJob?> job;

    internal FaultRequest(FakeRequest request, RequestTarget? target, Func<FakeJob?> job)
    {
        this.request = request;
        this.target = target;
        this.job = job;
    }

    /// <summary>Gets the verb.</summary>
    public string Method => request.Method;

    /// <summary>Gets the path as it was sent, without the query.</summary>
    public string Path => request.RawPath;

    /// <summary>
    /// Gets the operation: a <see cref="Spss.SpssOperation"/>, <see cref="DataFlux.DataFluxOperation"/> or
    /// <see cref="Vitam.VitamOperation"/>. Null when the path and the verb are those of none.
    /// </summary>
    public Enum? Operation => target?.Operation;

    /// <summary>Gets the identifier of the job or task in the path; null when there is none in it.</summary>
    public string? JobId => target?.JobId;

    /// <summary>Gets the job or task in the path as it stands now; null when there is none with its identifier.</summary>
    public FakeJob? Job => job();

    /// <summary>Returns the value of a header.</summary>
    /// <param name="name">The header's name.</param>
    /// <returns>The value; null when there is no such header.</returns>
    public string? Header(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return request.Header(name);
    }

    /// <summary>Opens the body for reading.</summary>
    /// <returns>The body, from its beginning.</returns>
    public Stream OpenBody() => request.Body.OpenRead();
}
