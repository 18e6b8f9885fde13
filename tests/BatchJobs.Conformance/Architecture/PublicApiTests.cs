using System.Reflection;
using BatchJobs.Client;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Architecture;

/// <summary>What holds for every public member. The members themselves stand in <c>PublicAPI.*.txt</c> beside each project.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => ["BatchJobs.Client", "BatchJobs.Testing", "BatchJobs.Testing.WireMock"];

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
            .Where(type => !type.Name.EndsWith("Options", StringComparison.Ordinal) && !IsFakedService(type) && type != typeof(FakeClock))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } setter && setter.ReturnParameter.GetRequiredCustomModifiers().Length == 0)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        mutable.Should().BeEmpty("models are immutable: use get or init");
    }

    [Theory]
    [InlineData("Polly.")]
    [InlineData("Refit.")]
    [InlineData("Microsoft.AspNetCore.")]
    [InlineData("HttpRequestMessage")]
    [InlineData("HttpResponseMessage")]
    public void No_type_of_an_http_or_resilience_library_is_in_the_clients_signatures(string type)
    {
        IEnumerable<string> offending = Signatures("BatchJobs.Client").Where(signature => signature.Contains(type, StringComparison.Ordinal));

        offending.Should().BeEmpty("a library that the client is built on could not be replaced without breaking its users");
    }

    [Fact]
    public void The_lists_of_public_members_are_there() =>
        Signatures("BatchJobs.Client").Should().Contain(signature => signature.Contains("Spss.SpssClient", StringComparison.Ordinal));

    private static Assembly Load(string package) => package switch
    {
        "BatchJobs.Client" => typeof(BatchJobException).Assembly,
        "BatchJobs.Testing" => typeof(FakeBatchServer).Assembly,
        _ => typeof(FakeBatchServerWireMockExtensions).Assembly,
    };

    private static IEnumerable<string> Signatures(string package) =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Architecture", package), "PublicAPI.*.txt").SelectMany(File.ReadLines);

    /// <summary>What a test scripts; its state is what the test says.</summary>
    private static bool IsFakedService(Type type) =>
        type.Name.StartsWith("Fake", StringComparison.Ordinal) && type.Name.EndsWith("Service", StringComparison.Ordinal);
}
