using Xunit.v3;

namespace BatchJobs;

/// <summary>Names the clauses of the ledger that a test, or every test of a class, holds.</summary>
/// <remarks>The ledger is in <c>tests/BatchJobs.Conformance/Clauses</c>.</remarks>
/// <param name="ids">The clauses' identifiers, such as <c>SPSS-J-07</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ClauseAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    /// <summary>Gets the clauses' identifiers.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. Ids.Select(id => KeyValuePair.Create("Clause", id))];
}
