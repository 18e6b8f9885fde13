namespace BatchJobs.Client.Vitam;

/// <summary>The tasks of a Vitam worker.</summary>
internal sealed class VitamService : ServiceDefinition<VitamClient, VitamClientOptions>
{
    private const string Version = "/v1";

    public static VitamService Definition { get; } = new();

    public override string Name => "Vitam";

    public override OperationTable Operations => VitamOperations.Table;

    public override ClientOptionsValidator<VitamClientOptions> Validator { get; } = new VitamClientOptionsValidator();

    protected override ServiceSettings CreateServiceSettings(VitamClientOptions options) => new()
    {
        Name = DisplayName,
        Root = Root(options.Endpoint!),
        CredentialHeaders = [new("X-Vitam-Key", options.PlatformKey!)],
        Secrets = [options.PlatformKey!],
        RequestIdHeader = VitamResponseMetadata.RequestIdHeader,
        ApiVersionHeader = VitamResponseMetadata.FullApiVersionHeader,
        ClientRequestIdHeader = VitamResponseMetadata.RequestIdHeader,
        ResponseHeaders = [VitamHeaders.ApplicationId, VitamHeaders.TenantId, VitamResponseMetadata.DateHeader],
        OwnRefusal = VitamDataUnavailableException.Of,
        InternalErrorsPass = true,
        ErrorDetailMembers = ["state", "description"],
    };

    public override ServiceSerializer CreateSerializer(TimeProvider time) => new VitamSerializer(time);

    public override void AddApis(IApiRegistration apis) => apis.Add<IVitamTasksApi>().Add<IVitamStatusApi>();

    public override VitamClient CreateClient(IApiProvider apis, CurrentOptions<VitamClientOptions> options, TimeProvider time, ClientTelemetry telemetry) =>
        new(apis.Get<IVitamTasksApi>(), apis.Get<IVitamStatusApi>(), options, time, telemetry);

    private static string Root(Uri endpoint)
    {
        string path = endpoint.AbsolutePath.TrimEnd('/');
        string origin = endpoint.GetLeftPart(UriPartial.Authority);
        return path.EndsWith(Version, StringComparison.Ordinal) ? origin + path : origin + path + Version;
    }
}
