namespace BatchJobs.Client;

/// <summary>A word of a service's vocabulary that keeps words the library does not know.</summary>
internal interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    string Value { get; }

    static abstract TSelf Of(string value);
}
