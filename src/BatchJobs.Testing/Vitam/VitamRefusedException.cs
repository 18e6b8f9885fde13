namespace BatchJobs.Testing.Vitam;

/// <summary>A request that the service does not take as it is: 412.</summary>
internal sealed class VitamRefusedException(string reason, string? hint = null) : Exception(reason)
{
    /// <summary>Why, without anything of the request's body.</summary>
    public string Reason { get; } = reason;

    /// <summary>What the answer says about something that is not documented; null for an answer without a body.</summary>
    public string? Hint { get; } = hint;
}
