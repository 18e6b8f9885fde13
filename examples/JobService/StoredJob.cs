namespace JobService;

/// <summary>How far a job is, as it is stored.</summary>
internal enum JobState
{
    /// <summary>It is to be submitted. The service has certainly not had it.</summary>
    Accepted,

    /// <summary>It is being submitted: from here until the next state is stored, the service may have it or not.</summary>
    Submitting,

    /// <summary>The service has it, under an identifier that is stored too.</summary>
    Submitted,

    /// <summary>The service may have it, and only a human can tell.</summary>
    Unclear,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>A job that was accepted. All that a restart needs to know is in it, and no secret is.</summary>
internal sealed record StoredJob
{
    /// <summary>Our own identifier. It is the service's too where the caller chooses that (SPSS).</summary>
    public required string Id { get; init; }

    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>What was asked for, as JSON. The definition is built from it when the job is submitted.</summary>
    public required string Request { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public JobState State { get; init; }

    /// <summary>When the latest submission began.</summary>
    public DateTimeOffset? SubmittingSince { get; init; }

    /// <summary>The service's identifier.</summary>
    public string? ServiceId { get; init; }

    /// <summary>The jobs of the service that may be this one.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>How it ended: a status of the client's <c>JobOutcome</c>, <c>Rejected</c> or <c>Abandoned</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it failed, why it is unclear, or what is being waited for.</summary>
    public string? Message { get; init; }

    public StoredJob Accepted(string? message = null) => In(JobState.Accepted, message);

    public StoredJob Submitting(DateTimeOffset now) => In(JobState.Submitting) with { SubmittingSince = now };

    public StoredJob Submitted(string serviceId) => In(JobState.Submitted) with { ServiceId = serviceId };

    public StoredJob Unclear(IEnumerable<string> candidates, string message) => In(JobState.Unclear, message) with { Candidates = [.. candidates] };

    public StoredJob Ended(string outcome, string? message) => In(JobState.Ended, message) with { Outcome = outcome };

    private StoredJob In(JobState state, string? message = null) => this with { State = state, Message = message, Candidates = [] };
}
