using System.Net;
using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>Finds job flows by their names, which are unique.</summary>
internal static class JobFlowNames
{
    /// <exception cref="ArgumentException">No flow can have the name.</exception>
    public static void Check(string name, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (!Utf16Validation.IsValid(name))
        {
            throw new ArgumentException("The name contains half of a surrogate pair.", parameter);
        }
    }

    /// <summary>The flow of a name; null when there is none.</summary>
    /// <exception cref="ServiceException">An item that cannot be read may be it.</exception>
    public static DataFluxJobFlowSummary? Named(this DataFluxList<DataFluxJobFlowSummary> flows, string name)
    {
        if (flows.FirstOrDefault(flow => IsName(flow.Name)) is { } named)
        {
            return named;
        }

        // What has another name is another flow, however unreadable it is.
        return flows.Unreadable.FirstOrDefault(flow => flow.Name is null || IsName(flow.Name)) is { } unreadable
            ? throw new ServiceException(
                HttpStatusCode.OK,
                $"DataFlux ListJobFlows (GET /jobFlowDefns) answered 200, but an item of it cannot be read, and may be the job flow '{name}' ({unreadable.Problem}).")
            {
                Operation = "DataFlux ListJobFlows",
                Route = "GET /jobFlowDefns",
            }
            : null;

        bool IsName(string own) => string.Equals(own, name, StringComparison.Ordinal);
    }
}
