namespace BatchJobs.Testing;

/// <summary>What a test has decided about what is to come, each decision with a predicate of the test's that recognizes it.</summary>
/// <param name="source">The method that a test decides with.</param>
internal sealed class PlanList<TPlan, TSubmitted>(string source)
{
    private readonly List<(Func<TSubmitted, bool> Applies, string? Text, TPlan Plan)> plans = [];

    /// <summary>The decisions, each with its name for messages, in the order in which they were made.</summary>
    public IEnumerable<(string Name, TPlan Plan)> All => plans.Select((entry, index) => (entry.Text is { } text ? $"{source}({text})" : $"{source}, number {index + 1},", entry.Plan));

    /// <summary>Adds a decision.</summary>
    /// <param name="applies">The predicate.</param>
    /// <param name="text">The predicate as it stands in the test; null when that is not known.</param>
    /// <param name="plan">What is decided.</param>
    public void Add(Func<TSubmitted, bool> applies, string? text, TPlan plan) => plans.Add((applies, text, plan));

    /// <summary>Takes over the decisions of another list.</summary>
    /// <param name="source">The other list.</param>
    /// <param name="copy">Copies what is decided.</param>
    public void CopyFrom(PlanList<TPlan, TSubmitted> source, Func<TPlan, TPlan> copy)
    {
        plans.Clear();
        plans.AddRange(source.plans.Select(entry => entry with { Plan = copy(entry.Plan) }));
    }

    /// <summary>Of the decisions that recognize what has come and still have something to say, the latest; null when there is none.</summary>
    /// <param name="submitted">What has come.</param>
    /// <param name="what">What it is called when a predicate throws.</param>
    /// <param name="take">What a decision says; null when it has been used as often as it may.</param>
    /// <exception cref="InvalidOperationException">A predicate threw.</exception>
    public TTaken? Latest<TTaken>(TSubmitted submitted, string what, Func<TPlan, TTaken?> take)
    {
        for (int i = plans.Count - 1; i >= 0; i--)
        {
            if (Applies(plans[i].Applies, submitted, what) && take(plans[i].Plan) is { } taken)
            {
                return taken;
            }
        }

        return default;
    }

    private bool Applies(Func<TSubmitted, bool> applies, TSubmitted submitted, string what)
    {
        try
        {
            return applies(submitted);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"A predicate of {source} threw on {what}: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
