namespace QuickStart.DataFlux;

/// <summary>What the user has decided about a run.</summary>
internal sealed record DataFluxSettings
{
    /// <summary>Where the server is.</summary>
    public required Uri Url { get; init; }

    /// <summary>The user; null, like the password, for a server without security.</summary>
    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>The job flow to upload and execute.</summary>
    public required FileInfo Flow { get; init; }

    /// <summary>Whether the flow is the sample, whose inputs the program knows.</summary>
    public required bool FlowIsSample { get; init; }

    /// <summary>Whether flow and job stay at the server after the run.</summary>
    public bool Keep { get; init; }
}
