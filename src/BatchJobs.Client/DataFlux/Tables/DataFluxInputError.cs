namespace BatchJobs.Client.DataFlux;

/// <summary>One thing that is wrong with a job flow's inputs.</summary>
/// <param name="Place">Where, for example <c>dataTable: row 2, column 'Age'</c>; rows are counted from 1.</param>
/// <param name="Problem">What is wrong. Does not show the value.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record DataFluxInputError(string Place, string Problem, string Allowed)
{
    /// <summary>Place, problem and remedy in one line.</summary>
    public override string ToString() => $"{Place}: {Problem} Allowed: {Allowed}.";
}
