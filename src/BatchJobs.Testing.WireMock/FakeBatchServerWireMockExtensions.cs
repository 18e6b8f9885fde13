using WireMock;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace BatchJobs.Testing;

/// <summary>Puts a <see cref="FakeBatchServer"/> behind a WireMock server, so that stubs stand above it.</summary>
/// <example>
/// <code>
/// using WireMockServer wire = server.StartWireMock();
/// wire.Given(Request.Create().WithPath("/v1/status")).RespondWith(Response.Create().WithStatusCode(503));
/// services.AddFakeBatchServer(server, wire);
/// </code>
/// </example>
public static class FakeBatchServerWireMockExtensions
{
    private const int RequestLogCount = 100;

    private static readonly Guid MappingId = new("ba7c4706-5fa4-4e00-8000-000000000001");

    /// <summary>Starts a WireMock server, with the fake server behind it.</summary>
    /// <param name="server">The fake server, which stays the caller's to dispose of.</param>
    /// <param name="configure">
    /// Changes the settings, for example the port or whether there is the admin interface. Default: null, a free port of this machine,
    /// without the admin interface.
    /// </param>
    /// <returns>The WireMock server, to be disposed of.</returns>
    public static WireMockServer StartWireMock(this FakeBatchServer server, Action<WireMockServerSettings>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        var settings = new WireMockServerSettings();
        configure?.Invoke(settings);
        return WireMockServer.Start(settings.ForBatchJobs()).AddBatchJobs(server);
    }

    /// <summary>
    /// Sets WireMock up so that it changes nothing of the requests that a fake server behind it gets: bodies of every verb are taken, as
    /// they are, and <see cref="WireMockServerSettings.MaxRequestLogCount"/> is 100 unless it is set.
    /// </summary>
    /// <param name="settings">The settings, before a server is started with them.</param>
    /// <returns>The settings.</returns>
    public static WireMockServerSettings ForBatchJobs(this WireMockServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.AllowBodyForAllHttpMethods = true;
        settings.DisableRequestBodyDecompressing = true;
        settings.MaxRequestLogCount ??= RequestLogCount;
        WireMockHost.SetUp(settings);
        return settings;
    }

    /// <summary>
    /// Lets a fake server answer whatever no stub answers. <see cref="WireMockServer.Reset"/> takes it away with the stubs; calling this
    /// again puts it back, and another server in its place.
    /// </summary>
    /// <param name="wire">The WireMock server.</param>
    /// <param name="server">The fake server, which stays the caller's to dispose of.</param>
    /// <returns>The WireMock server.</returns>
    /// <exception cref="InvalidOperationException">The WireMock server was started with settings on which <see cref="ForBatchJobs"/> was not called.</exception>
    public static WireMockServer AddBatchJobs(this WireMockServer wire, FakeBatchServer server)
    {
        ArgumentNullException.ThrowIfNull(wire);
        ArgumentNullException.ThrowIfNull(server);
        wire.Given(Request.Create().WithPath(new WildcardMatcher("*")).UsingAnyMethod())
            .WithGuid(MappingId)
            .WithTitle("BatchJobs")
            .AtPriority(int.MaxValue)
            .RespondWith(Response.Create().WithFake(server));

        IMapping added = wire.Mappings.First(mapping => mapping.Guid == MappingId);
        if (!WireMockHost.TryFind(added.Settings, out WireMockHost? host))
        {
            wire.DeleteMapping(MappingId);
            throw new InvalidOperationException(WireMockHost.NotSetUp);
        }

        host.Attach(wire, server);
        return wire;
    }
}
