using System.Reflection;
using BatchJobs.Client;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Api;

public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => ["BatchJobs.Client", "BatchJobs.Testing"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_api_is_the_one_that_was_reviewed(string package)
    {
        string actual = PublicApi.Describe(Load(package));
        string reviewed = Path.Combine(AppContext.BaseDirectory, "Api", package + ".txt");
        string proposal = Path.Combine(AppContext.BaseDirectory, "Api", package + ".new.txt");
        File.WriteAllText(proposal, actual);

        actual.Should().Be(
            File.ReadAllText(reviewed),
            "a change of the public API is meant to show: if it is meant, copy {0} over tests/BatchJobs.Conformance/Api/{1}.txt", proposal, package);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_asynchronous_method_ends_with_a_cancellation_token(string package)
    {
        IEnumerable<string> without = Load(package).GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != nameof(IAsyncDisposable.DisposeAsync))
            .Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        without.Should().BeEmpty("callers must be able to end every wait: add a CancellationToken as the last parameter");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Only_options_and_faked_services_can_be_changed_after_they_were_made(string package)
    {
        IEnumerable<string> mutable = Load(package).GetExportedTypes()
            .Where(type => !type.Name.EndsWith("Options", StringComparison.Ordinal) && !IsFakedService(type))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } setter && setter.ReturnParameter.GetRequiredCustomModifiers().Length == 0)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        mutable.Should().BeEmpty("models are immutable: use get or init");
    }

    [Fact]
    public void The_packages_share_only_the_wire()
    {
        References(typeof(FakeBatchServer)).Should().NotContain("BatchJobs.Client");
        References(typeof(BatchJobException)).Should().NotContain("BatchJobs.Testing");
    }

    [Fact]
    public void No_type_of_an_http_or_resilience_library_is_in_the_clients_api()
    {
        string api = PublicApi.Describe(typeof(BatchJobException).Assembly);

        api.Should().NotContain("HttpResponseMessage").And.NotContain("HttpRequestMessage").And.NotContain("Polly").And.NotContain("Resilience");
    }

    private static Assembly Load(string package) =>
        package == "BatchJobs.Client" ? typeof(BatchJobException).Assembly : typeof(FakeBatchServer).Assembly;

    /// <summary>What a test scripts; its state is what the test says.</summary>
    private static bool IsFakedService(Type type) =>
        type.Name.StartsWith("Fake", StringComparison.Ordinal) && type.Name.EndsWith("Service", StringComparison.Ordinal);

    private static IEnumerable<string?> References(Type type) => type.Assembly.GetReferencedAssemblies().Select(reference => reference.Name);
}
