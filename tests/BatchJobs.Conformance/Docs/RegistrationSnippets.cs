using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/clients/registration.md</c>.</summary>
public sealed class RegistrationSnippets
{
    [Fact]
    public async Task A_client_is_registered_from_code()
    {
        var services = new ServiceCollection();

        services.AddSpssClient(options =>
        {
            options.Endpoint = new Uri("https://spss.example.com");
            options.AccessKey = "key";
        });

        await using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<SpssClient>().Should().NotBeNull();
        provider.GetService<SpssJobs>().Should().BeNull();
    }

    [Fact]
    public async Task The_pages_json_configures_a_client()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = ConfigurationOfThePage();

        services.AddSpssClient(configuration.GetSection("Spss"));

        await using ServiceProvider provider = services.BuildServiceProvider();
        SpssClientOptions bound = provider.GetRequiredService<IOptions<SpssClientOptions>>().Value;
        bound.AccessKey.Should().Be("key");
        bound.AttemptTimeout.Should().Be(TimeSpan.FromMinutes(1));
        bound.Retry.MaxRetryAttempts.Should().Be(5);
        bound.Polling.MaxDelay.Should().Be(TimeSpan.FromMinutes(1));
        bound.Polling.Timeout.Should().Be(TimeSpan.FromHours(6));
    }

    [Fact]
    public void Every_option_is_on_a_page()
    {
        string text = string.Concat(MarkdownPage.All.Where(page => page.Path.StartsWith("docs/", StringComparison.Ordinal)).Select(page => page.Text));
        IEnumerable<string> options = typeof(SpssClient).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties())
            .Select(property => property.Name);

        options.Distinct().Where(option => !text.Contains($"`{option}`", StringComparison.Ordinal)).Should().BeEmpty("a reader looks for options in docs/");
    }

    [Fact]
    public async Task A_client_has_a_certificate_and_a_proxy()
    {
        using var key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Vitam:Endpoint"] = "https://worker.example.com", ["Vitam:PlatformKey"] = "key" })
            .Build();

        services.AddVitamClient(configuration.GetSection("Vitam"))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                SslOptions = { ClientCertificates = [certificate] },
                Proxy = new WebProxy("http://proxy.example.com:3128"),
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            });

        await using ServiceProvider provider = services.BuildServiceProvider();
        HttpMessageHandler? handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("BatchJobs.Vitam");
        while (handler is DelegatingHandler outer)
        {
            handler = outer.InnerHandler;
        }

        handler.Should().BeOfType<SocketsHttpHandler>().Which.AllowAutoRedirect.Should().BeFalse();
    }

    [Fact]
    public void A_client_is_registered_on_cloud_foundry()
    {
        var services = new ServiceCollection();

        services.AddSpssClient(options => options.UseVcapServices());

        services.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Clients_have_names()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["SpssEu:Endpoint"] = "https://eu.example.com",
                ["SpssEu:AccessKey"] = "key",
                ["SpssUs:Endpoint"] = "https://us.example.com",
                ["SpssUs:AccessKey"] = "key",
            })
            .Build();

        services.AddSpssClient("eu", configuration.GetSection("SpssEu"));
        services.AddSpssClient("us", configuration.GetSection("SpssUs"));
        services.AddSingleton<Comparison>();

        await using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<Comparison>().Clients.Should().OnlyHaveUniqueItems();
    }

    public sealed class Comparison([FromKeyedServices("eu")] SpssClient eu, [FromKeyedServices("us")] SpssClient us)
    {
        public SpssClient[] Clients => [eu, us];
    }

    [Fact]
    public async Task Handlers_are_added()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = ConfigurationOfThePage();
        using var server = new FakeBatchServer();

        services.AddTransient<CorrelationHandler>();
        services.AddSpssClient(configuration.GetSection("Spss"))
            .AddHttpMessageHandler<CorrelationHandler>()
            .ConfigureHttpClient(http => http.MaxResponseContentBufferSize = 16 * 1024 * 1024);

        services.AddFakeBatchServer(server);
        await using ServiceProvider provider = services.BuildServiceProvider();
        (await provider.GetRequiredService<SpssClient>().Jobs.ListAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    public sealed class CorrelationHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("X-Correlation-Id", "42");
            return base.SendAsync(request, cancellationToken);
        }
    }

    [Fact]
    public void A_client_is_created_without_a_container()
    {
        var options = new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" };
        SpssClient spss = SpssClient.Create(options);

        spss.Should().NotBeNull();
    }

    private static IConfiguration ConfigurationOfThePage()
    {
        string json = MarkdownPage.At("docs/clients/registration.md").Code("json").Single();
        return new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
    }
}
