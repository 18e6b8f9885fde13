using System.Text.Json;
using System.Text.Json.Serialization;
using BatchJobs.Client;

namespace JobService;

/// <summary>A job as it is shown. What was asked for is not repeated: it may have what is nobody else's business.</summary>
internal sealed record JobView(
    string Id, string Service, JobState State, DateTimeOffset AcceptedAt, string? ServiceId, string? Outcome, string? Message, IReadOnlyList<string>? Candidates)
{
    public static JobView Of(StoredJob job) => new(
        job.Id, job.Service, job.State, job.AcceptedAt, job.ServiceId, job.Outcome, job.Message, job.State == JobState.Unclear ? job.Candidates : null);
}

/// <summary>What a human can say of a job that is unclear.</summary>
[JsonConverter(typeof(DecisionActionConverter))]
internal enum DecisionAction
{
    /// <summary>It is the service's job that <see cref="Decision.ServiceId"/> names.</summary>
    Adopt,

    /// <summary>The service does not have it: it is submitted again.</summary>
    Submit,

    /// <summary>Look for candidates again.</summary>
    Look,

    /// <summary>It is given up. What the service may have is left alone.</summary>
    Abandon,
}

/// <summary>Reads the word of a decision: one, and no number, of which JSON's own converter would make a decision too.</summary>
internal sealed class DecisionActionConverter : JsonConverter<DecisionAction>
{
    public override DecisionAction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Enum.GetValues<DecisionAction>().Where(action => string.Equals(action.ToString(), word, StringComparison.OrdinalIgnoreCase)).ToArray() is [var read]
            ? read
            : throw new JsonException("The action is adopt, submit, look or abandon.");
    }

    public override void Write(Utf8JsonWriter writer, DecisionAction value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A human's decision about a job that is unclear.</summary>
internal sealed record Decision(DecisionAction Action, string? ServiceId = null);

/// <summary>What the program answers to.</summary>
internal static class Endpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/jobs/{service}", Accept);
        app.MapGet("/jobs", (JobStore store, JobState? state) => state is { } which && !Enum.IsDefined(which)
            ? Problem(400, $"There is no state '{state}', only {string.Join(", ", Enum.GetNames<JobState>())}.")
            : Results.Ok(store.List(state).Select(JobView.Of)));
        app.MapGet("/jobs/{id}", (string id, JobStore store) => store.Find(id) is { } job ? Results.Ok(JobView.Of(job)) : NoSuchJob(id));
        app.MapPost("/jobs/{id}/decision", DecideAsync);
    }

    private static IResult Accept(string service, JsonElement request, IEnumerable<IBatchService> services, JobStore store, JobRunner runner, TimeProvider time)
    {
        if (services.FirstOrDefault(each => each.Name == service) is not { } found)
        {
            return Problem(404, $"There is no service '{service}', only {string.Join(", ", services.Select(each => each.Name))}.");
        }

        string json = request.GetRawText();
        if (WhyWrong(() => found.Check(json)) is { } refusal)
        {
            return refusal;
        }

        DateTimeOffset now = time.GetUtcNow();
        var job = new StoredJob { Id = $"job-{Guid.CreateVersion7(now):N}", Service = service, Request = json, AcceptedAt = now };
        store.Add(job);
        runner.See(job.Id);
        return Results.Accepted($"/jobs/{job.Id}", JobView.Of(job));
    }

    private static async Task<IResult> DecideAsync(
        string id, JsonElement request, IEnumerable<IBatchService> services, JobStore store, JobRunner runner, CancellationToken cancellationToken)
    {
        var decision = new Decision(default);
        if (WhyWrong(() => decision = RequestJson.Read(request.GetRawText(), JobServiceJson.Default.Decision)) is { } wrong)
        {
            return wrong;
        }

        if (store.Find(id) is not { } job)
        {
            return NoSuchJob(id);
        }

        if (job.State != JobState.Unclear)
        {
            return Problem(409, $"The job is {job.State}; there is nothing to decide.");
        }

        if (decision.Action == DecisionAction.Adopt
            && await WhyNotAsync(job, decision.ServiceId, services.Single(each => each.Name == job.Service), store, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        StoredJob decided = decision.Action switch
        {
            DecisionAction.Adopt => job.Submitted(decision.ServiceId!),
            DecisionAction.Submit => job.Accepted(),
            DecisionAction.Look => job.Submitting(job.SubmittingSince!.Value),
            _ => job.Ended("Abandoned", job.Message),
        };
        if (!store.TryReplace(job, decided))
        {
            return Problem(409, "Somebody else has decided at the same time.");
        }

        runner.See(id);
        return Results.Ok(JobView.Of(decided));
    }

    // Any job of the service may be the one: Vitam does not list what has ended.
    private static async Task<IResult?> WhyNotAsync(StoredJob job, string? serviceId, IBatchService service, JobStore store, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(serviceId))
        {
            return Problem(400, "To adopt a job of the service, name it: serviceId.");
        }

        if (store.FindByServiceId(job.Service, serviceId) is { } owner)
        {
            return Problem(409, $"'{serviceId}' is already job {owner.Id}.");
        }

        try
        {
            await service.GetHandle(job.Submitted(serviceId)).GetUpdateAsync(cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is ArgumentException or JobDeletedException or ResourceNotFoundException)
        {
            return Problem(422, $"The service has no job '{serviceId}'.");
        }
        catch (Exception failure) when (failure is BatchJobException or TimeoutException)
        {
            return Problem(503, $"The service could not be asked for '{serviceId}': {failure.Message}");
        }
    }

    private static IResult? WhyWrong(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (JsonException wrong)
        {
            return Results.ValidationProblem(new Dictionary<string, string[]> { [wrong.Path ?? "$"] = [wrong.Message] });
        }
        catch (ArgumentException wrong)
        {
            return Results.ValidationProblem(new Dictionary<string, string[]> { ["$"] = [wrong.Message] });
        }
        catch (InputValidationException wrong)
        {
            return Results.ValidationProblem(wrong.Errors.GroupBy(error => error.Path).ToDictionary(errors => errors.Key, errors => errors.Select(error => error.ToString()).ToArray()));
        }
    }

    private static IResult NoSuchJob(string id) => Problem(404, $"There is no job '{id}'.");

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
