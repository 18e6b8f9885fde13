using System.Text;

namespace BatchJobs.Client.DataFlux;

/// <summary>The server's address, which is configured with or without the path of the batch job service.</summary>
internal static class DataFluxEndpoint
{
    private const string Suffix = "/SASDataMgmtBatchJob/rest";

    public static ServiceSettings Describe(DataFluxClientOptions options)
    {
        string? credentials = string.IsNullOrEmpty(options.UserName)
            ? null
            : Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}"));
        return new ServiceSettings
        {
            Name = "DataFlux",
            Root = Root(options.Endpoint!),
            CredentialHeaders = credentials is null ? [] : [new("Authorization", $"Basic {credentials}")],
            Secrets = credentials is null ? [] : [options.Password!, credentials],
            ErrorDetailMembers = ["remediation", "details"],
            AttemptTimeout = options.AttemptTimeout,
            OperationTimeout = operation => operation == DataFluxOperations.GetJobFlowMetadata ? options.MetadataTimeout : null,
            Retry = options.Retry,
        };
    }

    private static string Root(Uri endpoint)
    {
        string root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return root.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? root : root + Suffix;
    }
}
