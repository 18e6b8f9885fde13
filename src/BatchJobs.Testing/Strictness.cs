namespace BatchJobs.Testing;

/// <summary>How a <see cref="FakeBatchServer"/> takes what the services' documents do not define.</summary>
public enum Strictness
{
    /// <summary>
    /// It is refused, with a message that names the nearest documented thing: a misspelt member, for example, is found in
    /// the test and not in production. The default.
    /// </summary>
    Strict,

    /// <summary>It is taken as the real server takes it: unknown members are ignored, unknown routes are a bare 404.</summary>
    Lenient,
}
