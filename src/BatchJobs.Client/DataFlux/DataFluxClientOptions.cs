using System.Diagnostics;

namespace BatchJobs.Client.DataFlux;

/// <summary>Provides the options of a DataFlux client.</summary>
/// <remarks>
/// <see cref="ClientOptions.Endpoint"/> is the server's address, with or without <c>/SASDataMgmtBatchJob/rest</c> and a trailing
/// slash. Unless configured otherwise, servers listen on port 21036.
/// </remarks>
public sealed class DataFluxClientOptions : ClientOptions
{
    /// <summary>
    /// Gets or sets the name of the user for HTTP Basic authentication. Default: <see langword="null"/>, for a server without
    /// security; the password must not be set then.
    /// </summary>
    public string? UserName { get; set; }

    /// <summary>
    /// Gets or sets the password of the user, which may be empty. Default: <see langword="null"/>, for a server without security.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>
    /// Gets or sets the time that the server may take to determine the metadata of a job flow, for which it starts a process and
    /// may query databases. Default: 5 minutes.
    /// </summary>
    /// <remarks>The value is positive and at most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</remarks>
    public TimeSpan MetadataTimeout { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Finds what is wrong with the options, without showing the password.</summary>
internal sealed class DataFluxClientOptionsValidator() : ClientOptionsValidator<DataFluxClientOptions>("DataFlux")
{
    protected override IEnumerable<string> ServiceRules(DataFluxClientOptions options) =>
        Credentials(options.UserName, options.Password, options.Headers).Concat(TimeLimit(nameof(options.MetadataTimeout), options.MetadataTimeout));

    private static IEnumerable<string> Credentials(string? userName, string? password, IDictionary<string, string> headers)
    {
        if (string.IsNullOrEmpty(userName) && !string.IsNullOrEmpty(password))
        {
            yield return "UserName is missing: Password is set, and they are set both or neither.";
        }

        if (!string.IsNullOrEmpty(userName) && password is null)
        {
            yield return "Password is missing: UserName is set, and they are set both or neither. A password may be empty.";
        }

        if (userName?.Contains(':', StringComparison.Ordinal) == true)
        {
            yield return "UserName must not contain a colon, which ends it in HTTP Basic authentication.";
        }

        if (headers.ContainsKey("Authorization"))
        {
            yield return "Headers must not have Authorization, which UserName and Password set.";
        }

        if ($"{userName}{password}".Any(char.IsControl))
        {
            yield return "UserName and Password must not contain control characters.";
        }
    }
}
