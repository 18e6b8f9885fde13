using System.Collections;
using System.Reflection;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Http;

/// <summary>The interfaces of all services over one script, and a call of any of their methods.</summary>
internal sealed class InterfaceClient : IAsyncDisposable
{
    public const string Secret = "Zk3+q9/Xw7Lr0==";

    private readonly FakeBatchServer clock = new();
    private readonly ServiceProvider provider;

    public InterfaceClient(int retries = 3)
    {
        Wire = new ServiceScript(clock.Clock, "https://service.example.com");
        var endpoint = new Uri("https://service.example.com/");
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock.Clock);
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey, options.Retry.MaxRetryAttempts) = (endpoint, Secret, retries))
            .ConfigurePrimaryHttpMessageHandler(() => Wire);
        services.AddDataFluxClient(options => (options.Endpoint, options.UserName, options.Password, options.Retry.MaxRetryAttempts) = (endpoint, "ann", Secret, retries))
            .ConfigurePrimaryHttpMessageHandler(() => Wire);
        services.AddVitamClient(options => (options.Endpoint, options.PlatformKey, options.Retry.MaxRetryAttempts) = (endpoint, Secret, retries))
            .ConfigurePrimaryHttpMessageHandler(() => Wire);
        provider = services.BuildServiceProvider();
    }

    public ServiceScript Wire { get; }

    public T Get<T>()
        where T : notnull =>
        provider.GetRequiredService<T>();

    /// <summary>Calls a method with arguments that are right, but for one.</summary>
    public Task CallAsync(MethodInfo method, string? parameter = null, string? value = null)
    {
        object?[] arguments = [.. method.GetParameters().Select(each => each.Name == parameter ? value : Argument(each))];
        try
        {
            return (Task)method.Invoke(provider.GetRequiredService(method.DeclaringType!), arguments)!;
        }
        catch (TargetInvocationException exception)
        {
            return Task.FromException(exception.InnerException!);
        }
    }

    public void ShowsNoSecret(Exception? exception)
    {
        foreach (string text in Texts(exception, depth: 6))
        {
            text.Should().NotContainAny(Secret, Uri.EscapeDataString(Secret), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"ann:{Secret}")));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        Wire.Dispose();
        await clock.DisposeAsync();
    }

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        _ when parameter.Name is "name" or "user" or "applicationId" or "tenantId" => null,
        { } type when type == typeof(string) => "id-1",
        { } type when type == typeof(JobDefinition) => JobDefinition.Training("f").Build(),
        { } type when type == typeof(SpssFileUpload) => new SpssFileUpload("f", new Upload(new MemoryStream([1]))),
        { } type when type == typeof(DataFluxNewJobFlow) => new DataFluxNewJobFlow("f.djf", new Upload(new MemoryStream([1]))),
        { } type when type == typeof(Upload) => new Upload(new MemoryStream([1])),
        { } type when type == typeof(DataFluxInputs) => new DataFluxInputsBuilder().Build(),
        { } type when type == typeof(VitamStep) => VitamClientFixture.Step,
        { } type when type == typeof(VitamQuery) => VitamQuery.FromText("q"),
        { } type when type == typeof(VitamGenericObject) => new VitamGenericObject { RequestId = "r" },
        { } type when type == typeof(Uri) => new Uri("https://service.example.com/SASDataMgmtBatchJob/rest/jobs/id-1/cancel"),
        { } type when type == typeof(CancellationToken) => CancellationToken.None,
        { } type => throw new InvalidOperationException($"There is no argument for a {type}."),
    };

    /// <summary>All texts of an exception's properties, and theirs; none of them may be Refit's or a live message.</summary>
    private static IEnumerable<string> Texts(object? value, int depth)
    {
        if (value is null || depth == 0)
        {
            yield break;
        }

        Type type = value.GetType();
        (type.Namespace ?? "").Should().NotStartWith("Refit");
        value.Should().NotBeOfType<HttpRequestMessage>().And.NotBeOfType<HttpResponseMessage>();
        if (value is Exception exception)
        {
            yield return exception.Message;
        }

        if (value is string or IFormattable || type.IsPrimitive)
        {
            yield return value.ToString() ?? "";
            yield break;
        }

        IEnumerable<object?> members = value is IEnumerable items
            ? items.Cast<object?>()
            : type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name is not ("TargetSite" or "StackTrace")).Select(property => property.GetValue(value));
        foreach (object? member in members.ToArray())
        {
            foreach (string text in Texts(member, depth - 1))
            {
                yield return text;
            }
        }
    }
}
