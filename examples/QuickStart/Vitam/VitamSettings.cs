namespace QuickStart.Vitam;

/// <summary>What the user has decided about a run.</summary>
internal sealed record VitamSettings
{
    /// <summary>Where the worker is.</summary>
    public required Uri Url { get; init; }

    public required string PlatformKey { get; init; }

    /// <summary>The tenant; null sends none.</summary>
    public int? TenantId { get; init; }

    /// <summary>Whether the platform key may travel over plain http to another machine.</summary>
    public bool AllowInsecureHttp { get; init; }
}
