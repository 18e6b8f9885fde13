namespace BatchJobs.Client;

/// <summary>What may be done with a request whose answer did not come.</summary>
internal enum Idempotency
{
    /// <summary>Doing it twice is the same as doing it once.</summary>
    Idempotent,

    /// <summary>Doing it twice starts two jobs: send again only when the service cannot have seen the first.</summary>
    NotIdempotent,
}
