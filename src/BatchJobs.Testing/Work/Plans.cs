namespace BatchJobs.Testing;

/// <summary>What a test has decided about what is to come, each decision with a predicate of the test's that recognises it.</summary>
/// <param name="source">The method that a test decides with.</param>
internal sealed class Plans<TPlan, TSubmitted>(string source)
{
    private readonly List<(Func<TSubmitted, bool> Applies, TPlan Plan)> plans = [];

    public void Add(Func<TSubmitted, bool> applies, TPlan plan) => plans.Add((applies, plan));

    /// <summary>Of the decisions that recognise what has come, the latest; nothing when none does.</summary>
    /// <param name="submitted">What has come.</param>
    /// <param name="what">What it is called when a predicate throws.</param>
    /// <exception cref="InvalidOperationException">A predicate threw.</exception>
    public TPlan? Latest(TSubmitted submitted, string what)
    {
        try
        {
            return plans.FindLast(entry => entry.Applies(submitted)).Plan;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"A predicate of {source} threw on {what}: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
