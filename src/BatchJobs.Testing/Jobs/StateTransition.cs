using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>The beginning of a state in the life of a job or a task.</summary>
/// <param name="At">When, on the server's clock.</param>
/// <param name="State">The state, in the service's word; <c>(none)</c> once the job is gone.</param>
public readonly record struct StateTransition(DateTimeOffset At, string State)
{
    /// <summary>Returns the state and its beginning.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{State} at {At:yyyy-MM-dd HH:mm:ss.fff}");
}
