using System.Diagnostics;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The options of a DataFlux client. <see cref="ClientOptions.Endpoint"/> is the server's address with or without
/// <c>/SASDataMgmtBatchJob/rest</c> and a slash at the end; servers listen on port 21036 unless they are set up otherwise.
/// </summary>
public sealed class DataFluxClientOptions : ClientOptions
{
    /// <summary>
    /// Gets or sets the user for HTTP Basic authentication; <see langword="null"/> or empty, and no password, for a server without
    /// security.
    /// </summary>
    public string? UserName { get; set; }

    /// <summary>
    /// Gets or sets the user's password, which may be empty; <see langword="null"/> or empty for a server without security.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>
    /// Gets or sets how long the server may take to find out a job flow's metadata, for which it starts a process and may ask
    /// databases. Default: 5 minutes.
    /// </summary>
    public TimeSpan MetadataTimeout { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Finds what is wrong with the options, without showing the password.</summary>
internal sealed class DataFluxClientOptionsValidator() : ClientOptionsValidator<DataFluxClientOptions>("DataFlux")
{
    protected override IEnumerable<string> ServiceRules(DataFluxClientOptions options) =>
        Credentials(options.UserName, options.Password).Concat(TimeLimit(nameof(options.MetadataTimeout), options.MetadataTimeout));

    private static IEnumerable<string> Credentials(string? userName, string? password)
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

        if ($"{userName}{password}".Any(char.IsControl))
        {
            yield return "UserName and Password must not contain control characters.";
        }
    }
}
