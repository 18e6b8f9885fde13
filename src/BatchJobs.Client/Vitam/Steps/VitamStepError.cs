namespace BatchJobs.Client.Vitam;

/// <summary>One thing that is wrong with a step.</summary>
/// <param name="Place">Where, as a JSON Pointer, for example <c>/actions/0/arguments/file</c>; empty for the whole step.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record VitamStepError(string Place, string Problem, string Allowed)
{
    /// <summary>Place, problem and remedy in one line.</summary>
    public override string ToString() => $"{(Place.Length == 0 ? "(whole step)" : Place)}: {Problem} Allowed: {Allowed}.";
}
