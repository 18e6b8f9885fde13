namespace BatchJobs.Client.Spss;

/// <summary>The IBM SPSS Modeler batch job service.</summary>
internal sealed class SpssService : ServiceDefinition<SpssClient, SpssClientOptions>
{
    // Until early 2017 the credentials' url ended in this path, later it was the bare root. Either may end in a slash.
    private const string Path = "/pm/v1";

    public static SpssService Definition { get; } = new();

    public override string Name => "Spss";

    public override string DisplayName => "SPSS";

    public override OperationTable Operations => SpssOperations.Table;

    public override ClientOptionsValidator<SpssClientOptions> Validator { get; } = new SpssClientOptionsValidator();

    protected override ServiceSettings CreateServiceSettings(SpssClientOptions options) => new()
    {
        Name = DisplayName,
        Root = Root(options.Endpoint!),
        CredentialQuery = "accesskey=" + Uri.EscapeDataString(options.AccessKey!),
        Secrets = [options.AccessKey!],
        RequestIdHeader = "X-Global-Transaction-ID",
    };

    public override ServiceSerializer CreateSerializer(TimeProvider time) => new SpssSerializer(time);

    public override void AddApis(IApiRegistration apis) => apis.Add<ISpssJobsApi>().Add<ISpssFilesApi>();

    public override SpssClient CreateClient(IApiProvider apis, CurrentOptions<SpssClientOptions> options, TimeProvider time, ClientTelemetry telemetry) =>
        new(apis.Get<ISpssJobsApi>(), apis.Get<ISpssFilesApi>(), options, time, telemetry);

    private static string Root(Uri endpoint)
    {
        string root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return root.EndsWith(Path, StringComparison.OrdinalIgnoreCase) ? root[..^Path.Length].TrimEnd('/') : root;
    }
}
