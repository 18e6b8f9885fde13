using System.Reflection;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>One method of the library that talks to a service, with arguments to call it with.</summary>
internal sealed record ServiceOperation(MethodInfo Method)
{
    private static readonly Type[] Owners =
    [
        .. typeof(SpssClient).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.Name.EndsWith("Api", StringComparison.Ordinal)),
        typeof(SpssJobs), typeof(SpssFiles), typeof(SpssJob), typeof(SpssJobResult),
        typeof(DataFluxJobs), typeof(DataFluxJobFlows), typeof(DataFluxJob),
        typeof(VitamTasks), typeof(VitamTask),
    ];

    public static IReadOnlyList<ServiceOperation> All { get; } =
    [
        .. from owner in Owners
           from method in owner.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           where method.Name.EndsWith("Async", StringComparison.Ordinal)
           select new ServiceOperation(method),
    ];

    public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}";

    public string Service => Method.DeclaringType!.Namespace!.Split('.')[^1];

    /// <summary>Whether the client has been told the database's password.</summary>
    public bool KnowsPassword => Method.DeclaringType == typeof(SpssJob) || Method.GetParameters().Any(parameter => parameter.ParameterType == typeof(JobDefinition));

    /// <summary>Calls the method to its end.</summary>
    /// <returns>What it returns, or every update that it gives. Bytes and lines of logs are read, and are the program's.</returns>
    public async Task<object?> CallAsync(object target)
    {
        object? result;
        try
        {
            result = Method.Invoke(target, [.. Method.GetParameters().Select(Argument)]);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }

        switch (result)
        {
            case IAsyncEnumerable<string> lines:
                await foreach (string _ in lines)
                {
                }

                return null;
            case IAsyncEnumerable<JobUpdate> updates:
                var seen = new List<JobUpdate>();
                await foreach (JobUpdate update in updates)
                {
                    seen.Add(update);
                }

                return seen;
            case Task<Stream> opening:
                await using (Stream stream = await opening)
                {
                    try
                    {
                        await stream.CopyToAsync(Stream.Null);
                    }
                    catch (IOException)
                    {
                        // Whoever reads a stream gets the connection's own failure.
                    }
                }

                return null;
            default:
                var task = (Task)result!;
                await task;
                return task.GetType().GetProperty("Result")?.GetValue(task);
        }
    }

    /// <summary>What the method is called on; a job is one that the client has submitted itself.</summary>
    public async Task<object> TargetAsync(SecretClient client) => Method.DeclaringType!.Name switch
    {
        nameof(SpssJobs) => client.Get<SpssClient>().Jobs,
        nameof(SpssFiles) => client.Get<SpssClient>().Files,
        nameof(SpssJob) => await client.Get<SpssClient>().Jobs.SubmitAsync("id-1", TestData.ScoringToTable()),
        nameof(SpssJobResult) => new SpssJobResult("id-1", "https://service.example.com/pm/v1/file/id-1", client.Get<SpssClient>().Files),
        nameof(DataFluxJobs) => client.Get<DataFluxClient>().Jobs,
        nameof(DataFluxJobFlows) => client.Get<DataFluxClient>().JobFlows,
        nameof(DataFluxJob) => client.Get<DataFluxClient>().Jobs.GetHandle("id-1"),
        nameof(VitamTasks) => client.Get<VitamClient>().Tasks,
        nameof(VitamTask) => client.Get<VitamClient>().Tasks.GetHandle("id-1"),
        _ => client.Get(Method.DeclaringType),
    };

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        _ when parameter.IsOptional && parameter.ParameterType != typeof(CancellationToken) => null,
        { } type when type == typeof(string) => parameter.Name == "newName" ? "id-2" : "id-1",
        { } type when type == typeof(IEnumerable<string>) => new[] { "id-1", "id-2" },
        { } type when type == typeof(Stream) => new MemoryStream([1]),
        { } type when type == typeof(JobDefinition) => TestData.ScoringToTable(),
        { } type when type == typeof(SpssFileUpload) => new SpssFileUpload("id-1", new Upload(new MemoryStream([1]))),
        { } type when type == typeof(DataFluxNewJobFlow) => new DataFluxNewJobFlow("f.djf", new Upload(new MemoryStream([1]))),
        { } type when type == typeof(Upload) => new Upload(new MemoryStream([1])),
        { } type when type == typeof(DataFluxInputs) => new DataFluxInputsBuilder().Build(),
        { } type when type == typeof(DataFluxJobState) => DataFluxJobState.Running,
        { } type when type == typeof(DataFluxFinishedState) => DataFluxFinishedState.Failed,
        { } type when type == typeof(VitamStep) => VitamClientFixture.Step,
        { } type when type == typeof(VitamQuery) => VitamQuery.FromText("q"),
        { } type when type == typeof(VitamGenericObject) => new VitamGenericObject { RequestId = "r" },
        { } type when type == typeof(Uri) => new Uri("https://service.example.com/SASDataMgmtBatchJob/rest/jobs/id-1/cancel"),
        { } type when type == typeof(CancellationToken) => CancellationToken.None,
        { } type => throw new InvalidOperationException($"There is no argument for a {type}."),
    };
}
