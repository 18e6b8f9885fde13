using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>
/// One request and its response. Queries and headers are not kept, and bodies only when
/// <see cref="FakeBatchServerOptions.JournalBodyLimit"/> says so, for they may hold secrets.
/// </summary>
/// <param name="At">When the whole request had come, on the server's clock: the moment at which it was answered.</param>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path as it was sent, without the query.</param>
/// <param name="Status">The status code of the response; 0 when there was none because a fault kept the request away from the service.</param>
public sealed record JournalEntry(DateTimeOffset At, string Method, string Path, int Status)
{
    private readonly JournalBodies? bodies;

    internal JournalEntry(DateTimeOffset at, string method, string path, int status, JournalBodies? bodies)
        : this(at, method, path, status) => this.bodies = bodies;

    /// <summary>
    /// Gets the operation: a <see cref="Spss.SpssOperation"/>, <see cref="DataFlux.DataFluxOperation"/> or
    /// <see cref="Vitam.VitamOperation"/>. Null when the request came to none, as with wrong credentials or an unknown path.
    /// </summary>
    public Enum? Operation { get; init; }

    /// <summary>Gets the identifier of the job or task that the request was about, whether there is one or not; null when it was about none, or about several.</summary>
    public string? JobId { get; init; }

    /// <summary>Gets the state of the job before the request, in the service's word; <c>(none)</c> when the request made the job, null when there is no such job.</summary>
    public string? StateBefore { get; init; }

    /// <summary>Gets the state of the job after the request, in the service's word; <c>(none)</c> when the request deleted it, null when there is no such job.</summary>
    public string? StateAfter { get; init; }

    /// <summary>Gets how long the request took on the server's clock, from its first byte to the response; until <see cref="At"/>, its body came.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>
    /// Gets why the request was refused, when the response itself need not say it; it repeats no key, no query and no body. An SPSS upload
    /// that is refused with 200 has it too. Null for a success, and where the service tells the reason in its response alone.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>Gets the faults that have struck the request; null when none has.</summary>
    public string? Fault { get; init; }

    /// <summary>Gets whether the service had the request; not when a fault kept it away.</summary>
    public bool IsApplied { get; init; } = true;

    /// <summary>Gets whether the request was refused because the service's document does not define it, or something in it.</summary>
    public bool IsUndocumented { get; init; }

    /// <summary>Gets the beginning of the request's body; empty unless bodies are kept.</summary>
    public ReadOnlyMemory<byte> RequestBody => bodies?.Request ?? default;

    /// <summary>Gets the beginning of the response's body; empty unless bodies are kept.</summary>
    public ReadOnlyMemory<byte> ResponseBody => bodies?.Response ?? default;

    /// <summary>Returns the entry as a line.</summary>
    /// <returns>The line.</returns>
    public override string ToString()
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-dd HH:mm:ss.fff} {Method} {Path} -> {Status}");
        string job = StateBefore == StateAfter ? line : $"{line} ({StateBefore} -> {StateAfter})";
        string struck = Fault is null ? job : $"{job} [{Fault}]";
        return Reason is null ? struck : $"{struck}: {Reason}";
    }
}

/// <summary>The beginnings of the bodies of a request and its response.</summary>
internal sealed record JournalBodies(ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Response);
