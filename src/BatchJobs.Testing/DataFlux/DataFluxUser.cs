namespace BatchJobs.Testing.DataFlux;

/// <summary>Who sends a request.</summary>
internal sealed record DataFluxUser(string Name, string Password, bool IsAdministrator)
{
    /// <summary>Gets who everybody is while security is off; there is nothing that it may not do.</summary>
    public static DataFluxUser Public { get; } = new("PUBLIC", "", IsAdministrator: true);

    // A record would print the password.
    public override string ToString() => Name;
}
