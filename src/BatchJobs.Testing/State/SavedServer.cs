using System.Text.Json.Serialization;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing;

/// <summary>The file <c>state.json</c> of a saved snapshot; the bytes of files stand beside it.</summary>
/// <param name="Version">The version of this format.</param>
/// <param name="TakenAt">The moment of the snapshot.</param>
/// <param name="Spss">The SPSS service.</param>
/// <param name="DataFlux">The DataFlux service.</param>
/// <param name="Vitam">The Vitam worker.</param>
/// <param name="NotSaved">What the snapshot has and the folder has not, for whoever reads it.</param>
internal sealed record SavedServer(int Version, DateTimeOffset TakenAt, SavedSpss Spss, SavedDataFlux DataFlux, SavedVitam Vitam, IReadOnlyList<string> NotSaved);

/// <summary>What the jobs of all services have in common.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="History">The states in the words of the life cycle, the present one last.</param>
/// <param name="IsCanceling">Whether the job has been told to stop.</param>
/// <param name="PollCount">How often it has been asked for.</param>
/// <param name="Run">The present run.</param>
internal sealed record SavedLife(string Id, IReadOnlyList<StateTransition> History, bool IsCanceling, int PollCount, SavedRun Run);

/// <summary>A run of a job, with what its plan said that matters from now on.</summary>
internal sealed record SavedRun(int Number, TimeSpan WaitingTime, TimeSpan RunningTime, int? PollLimit, bool HasServer)
{
    public static SavedRun Of(JobExecution run) => new(run.Number, run.WaitingTime, run.RunningTime, run.Plan.PollLimit, run.HasServer);

    public JobExecution ToExecution(JobPlan plan) => new(Number, plan, WaitingTime, RunningTime) { HasServer = HasServer };
}

/// <summary>What is planned, with jobs by their places in the list of jobs.</summary>
internal sealed record SavedSchedule(IReadOnlyList<SavedStep> Steps, IReadOnlyList<int> Waiting)
{
    public static SavedSchedule Of<TJob>(IReadOnlyList<TJob> jobs, IEnumerable<PlannedStep<TJob>> planned, IEnumerable<TJob> waiting)
        where TJob : FakeJob
    {
        var places = new Dictionary<TJob, int>(jobs.Select(static (job, place) => KeyValuePair.Create(job, place)), ReferenceEqualityComparer.Instance);
        return new SavedSchedule(
            [.. planned.Where(step => places.ContainsKey(step.Job)).Select(step => new SavedStep(places[step.Job], step.Step, step.At))],
            [.. waiting.Where(places.ContainsKey).Select(job => places[job])]);
    }

    public IEnumerable<PlannedStep<TJob>> StepsOf<TJob>(IReadOnlyList<TJob> jobs) => Steps.Select(step => new PlannedStep<TJob>(jobs[step.Job], step.Step, step.At));

    public IEnumerable<TJob> WaitingOf<TJob>(IReadOnlyList<TJob> jobs) => Waiting.Select(place => jobs[place]);
}

/// <summary>What happens to a job by itself.</summary>
internal sealed record SavedStep(int Job, Step Step, DateTimeOffset At);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SavedServer))]
internal sealed partial class SavedServerJson : JsonSerializerContext;
