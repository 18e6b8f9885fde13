using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using NetArchTest.Rules;

namespace BatchJobs.Conformance.Architecture;

/// <summary>Which parts of the packages may use which.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly ClientAssembly = typeof(BatchJobException).Assembly;
    private static readonly Assembly TestingAssembly = typeof(FakeBatchServer).Assembly;

    [Fact]
    public void The_client_does_not_use_the_fake() =>
        Holds(Types.InAssembly(ClientAssembly).ShouldNot().HaveDependencyOnAny("BatchJobs.Testing"), "client and fake share only the wire");

    [Fact]
    public void The_fake_does_not_use_the_client() =>
        Holds(Types.InAssembly(TestingAssembly).ShouldNot().HaveDependencyOnAny("BatchJobs.Client"), "client and fake share only the wire");

    [Theory]
    [InlineData("BatchJobs.Client")]
    [InlineData("BatchJobs.Testing")]
    public void Client_and_fake_bring_nothing_of_WireMock_along(string package)
    {
        Restored(package).Should().NotContain(library => library.StartsWith("WireMock") || library.StartsWith("Newtonsoft"));
        Restored("BatchJobs.Testing.WireMock").Should().Contain(library => library.StartsWith("WireMock"), "the rule would notice");
        Load(package).GetReferencedAssemblies().Should().NotContain(assembly => assembly.Name!.StartsWith("WireMock"));
    }

    [Theory]
    [InlineData("BatchJobs.Client")]
    [InlineData("BatchJobs.Testing")]
    public void No_service_uses_another(string package)
    {
        string[] services = ["Spss", "DataFlux", "Vitam"];
        foreach (string service in services)
        {
            string[] others = [.. services.Where(other => other != service).Select(other => $"{package}.{other}")];
            Holds(
                Types.InAssembly(Load(package)).That().ResideInNamespace($"{package}.{service}").ShouldNot().HaveDependencyOnAny(others),
                "what two services need belongs to neither of them");
        }
    }

    [Fact]
    public void What_the_clients_share_uses_no_service() =>
        Holds(
            Types.InAssembly(ClientAssembly).That().ResideInNamespaceMatching(@"^BatchJobs\.Client$")
                .ShouldNot().HaveDependencyOnAny("BatchJobs.Client.Spss", "BatchJobs.Client.DataFlux", "BatchJobs.Client.Vitam"),
            "a service is built on what all share, and not the other way round");

    [Fact]
    public void The_rules_would_notice() =>
        Types.InAssembly(ClientAssembly).ShouldNot().HaveDependencyOnAny("Microsoft.Extensions.Options").GetResult().FailingTypes
            .Should().Contain(type => type.Name.StartsWith("ClientOptionsValidator"));

    [Fact]
    public void No_part_of_a_client_holds_the_client() =>
        FieldsOf(type => type == typeof(SpssClient) || type == typeof(DataFluxClient) || type == typeof(VitamClient))
            .Should().BeEmpty("a client is made of its parts, and they do not know it");

    [Fact]
    public void Only_what_the_container_itself_calls_asks_the_container() =>
        FieldsOf(type => type == typeof(IServiceProvider))
            .Should().BeEquivalentTo(["ServiceRegistration", "CredentialsFilter", "VitamHealthCheck"], "everything else is given what it needs");

    /// <summary>The outermost types that keep something of a type, a parameter of a primary constructor included.</summary>
    private static IEnumerable<string> FieldsOf(Func<Type, bool> match) => ClientAssembly.GetTypes()
        .Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
        .Where(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(field => match(field.FieldType)))
        .Select(type => (type.DeclaringType ?? type).Name)
        .Distinct();

    private static string[] Restored(string package)
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllBytes(Docs.MarkdownPage.Below($"src/{package}/obj/project.assets.json")));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name)];
    }

    private static Assembly Load(string package) => package == "BatchJobs.Client" ? ClientAssembly : TestingAssembly;

    private static void Holds(ConditionList rule, string because) =>
        rule.GetResult().FailingTypes.Select(type => $"{type.FullName}: {type.Explanation}").Should().BeEmpty(because);
}
