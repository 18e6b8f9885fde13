using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A job as it was executed: what a test decides by.</summary>
public sealed class ExecutedDataFluxJob
{
    internal ExecutedDataFluxJob(string flowName, string flowId, string userName, JsonElement inputs)
    {
        FlowName = flowName;
        FlowId = flowId;
        UserName = userName;
        Inputs = inputs;
    }

    /// <summary>Gets the name of the job flow.</summary>
    public string FlowName { get; }

    /// <summary>Gets the identifier of the job flow.</summary>
    public string FlowId { get; }

    /// <summary>Gets who executed the job; <c>PUBLIC</c> while security is off.</summary>
    public string UserName { get; }

    /// <summary>Gets the inputs, as they were sent; an empty object when there were none.</summary>
    public JsonElement Inputs { get; }

    /// <summary>Returns the value of an input.</summary>
    /// <param name="name">The input's name.</param>
    /// <returns>The value, or null when it is null, or a data table, or there is none.</returns>
    public string? Input(string name) =>
        Inputs.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
