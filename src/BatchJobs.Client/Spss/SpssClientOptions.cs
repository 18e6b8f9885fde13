using System.Diagnostics;

namespace BatchJobs.Client.Spss;

/// <summary>Provides the options of an SPSS client.</summary>
/// <remarks>
/// <see cref="ClientOptions.Endpoint"/> is the service's address, with or without <c>/pm/v1</c> and a trailing slash.
/// </remarks>
public sealed class SpssClientOptions : ClientOptions
{
    /// <summary>Gets or sets the access key exactly as the service's credentials state it (<c>access_key</c>). Required.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? AccessKey { get; set; }
}

/// <summary>Finds what is wrong with the options, without showing the access key.</summary>
internal sealed class SpssClientOptionsValidator() : ClientOptionsValidator<SpssClientOptions>("SPSS")
{
    protected override IEnumerable<string> ServiceRules(SpssClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.AccessKey))
        {
            yield return "AccessKey is required: the access_key of the service's credentials.";
        }
        else if (options.AccessKey.Any(char.IsControl))
        {
            yield return "AccessKey must not contain control characters, such as the end of a line.";
        }
    }
}
