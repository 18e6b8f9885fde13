namespace BatchJobs.Testing.DataFlux;

/// <summary>The commands that a user can be denied, whatever the job flow is.</summary>
/// <remarks>
/// The document lists 403 for them without a cause; the administrator's guide has a permission for each of these commands beside those
/// for single job flows.
/// </remarks>
public enum DataFluxCommand
{
    /// <summary>Listing the job flows. Without it, none can be executed either.</summary>
    List,

    /// <summary>Creating job flows, and replacing their contents.</summary>
    Post,

    /// <summary>Executing job flows.</summary>
    Execute,

    /// <summary>Deleting job flows, and the jobs that have ended.</summary>
    Delete,
}
