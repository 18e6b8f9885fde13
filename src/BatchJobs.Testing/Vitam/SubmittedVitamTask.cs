using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>A task as it was submitted: what a test decides by.</summary>
public sealed class SubmittedVitamTask
{
    internal SubmittedVitamTask(string id, JsonElement step, int? tenant, string? applicationId)
    {
        Id = id;
        Step = step;
        Tenant = tenant;
        ApplicationId = applicationId;
    }

    /// <summary>Gets the task's identifier, which the service has given it.</summary>
    public string Id { get; }

    /// <summary>Gets the step, as it was sent.</summary>
    public JsonElement Step { get; }

    /// <summary>Gets the step's name (member <c>Step</c>).</summary>
    public string Name => Step.GetProperty("Step"u8).GetString()!;

    /// <summary>Gets the step's <c>otherInfo</c>; null when there is none.</summary>
    public string? OtherInfo => Step.TryGetProperty("otherInfo", out JsonElement info) ? info.GetString() : null;

    /// <summary>Gets the identifiers of the step's actions (member <c>action</c>), in their order.</summary>
    public IReadOnlyList<string> Actions => [.. Step.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("action").GetString()!)];

    /// <summary>Gets the tenant that the task runs for (<c>X-Tenant-Id</c>); null when none was sent.</summary>
    public int? Tenant { get; }

    /// <summary>Gets the sender's session (<c>X-Application-Id</c>); null when none was sent.</summary>
    public string? ApplicationId { get; }
}
