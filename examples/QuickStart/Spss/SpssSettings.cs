namespace QuickStart.Spss;

/// <summary>What the user has decided about a run.</summary>
internal sealed record SpssSettings
{
    /// <summary>Where the service is.</summary>
    public required Uri Url { get; init; }

    public required string AccessKey { get; init; }

    /// <summary>The stream file to train with.</summary>
    public required FileInfo Stream { get; init; }

    public required string DatabaseHost { get; init; }

    public required string DatabaseUser { get; init; }

    public required string DatabasePassword { get; init; }

    /// <summary>Whether jobs and files stay at the service after the run.</summary>
    public bool Keep { get; init; }
}
