namespace BatchJobs.Client;

/// <summary>Where credentials may go: one scheme, host and port, however an address spells them.</summary>
internal static class Origin
{
    public static bool AreSame(Uri one, Uri other) =>
        one.Port == other.Port
        && string.Equals(one.Scheme, other.Scheme, StringComparison.Ordinal)
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);
}
