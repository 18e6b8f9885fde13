using System.Text;

namespace BatchJobs.Client.DataFlux;

/// <summary>The batch job service of a DataFlux Data Management Server.</summary>
internal sealed class DataFluxService : ServiceDefinition<DataFluxClient, DataFluxClientOptions>
{
    private const string Path = "/SASDataMgmtBatchJob/rest";

    // Where a test's own interfaces have their links; a client that connects has an endpoint of its own.
    private static readonly Uri DefaultEndpoint = new("http://localhost:21036");

    public static DataFluxService Definition { get; } = new();

    public override string Name => "DataFlux";

    public override OperationTable Operations => DataFluxOperations.Table;

    public override ClientOptionsValidator<DataFluxClientOptions> Validator { get; } = new DataFluxClientOptionsValidator();

    protected override ServiceSettings CreateServiceSettings(DataFluxClientOptions options)
    {
        string? credentials = string.IsNullOrEmpty(options.UserName)
            ? null
            : Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}"));
        return new ServiceSettings
        {
            Name = DisplayName,
            Root = Root(options.Endpoint ?? DefaultEndpoint),
            CredentialHeaders = credentials is null ? [] : [new("Authorization", $"Basic {credentials}")],
            Secrets = credentials is null ? [] : [options.Password!, credentials],
            ErrorDetailMembers = ["remediation", "details"],
            OperationTimeout = operation => operation == DataFluxOperations.GetJobFlowMetadata ? options.MetadataTimeout : null,
        };
    }

    public override ServiceSerializer CreateSerializer(TimeProvider time) => new DataFluxSerializer(time);

    public override void AddApis(IApiRegistration apis) =>
        apis.Add<IDataFluxJobFlowDefnsApi>().Add<IDataFluxJobsApi>().Add<IDataFluxServerApi>();

    public override DataFluxClient CreateClient(IApiProvider apis, CurrentOptions<DataFluxClientOptions> options, TimeProvider time, ClientTelemetry telemetry) =>
        new(apis.Get<IDataFluxJobFlowDefnsApi>(), apis.Get<IDataFluxJobsApi>(), apis.Get<IDataFluxServerApi>(), options, time, telemetry);

    private static string Root(Uri endpoint)
    {
        string root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return root.EndsWith(Path, StringComparison.OrdinalIgnoreCase) ? root : root + Path;
    }
}
