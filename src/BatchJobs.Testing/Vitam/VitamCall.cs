namespace BatchJobs.Testing.Vitam;

/// <summary>A request to the tasks, with what its headers and its answer's say.</summary>
/// <param name="Request">The request.</param>
/// <param name="RequestId">The <c>X-Request-Id</c> of its answer.</param>
/// <param name="Tenant">The tenant whose tasks it is about; null for all.</param>
/// <param name="ApplicationId">The sender's session; null when none was sent.</param>
internal sealed record VitamCall(FakeRequest Request, string RequestId, int? Tenant, string? ApplicationId)
{
    /// <summary>Whether the caller may see a task.</summary>
    public bool Sees(FakeVitamTask task) => Tenant is null || task.Tenant == Tenant;
}
