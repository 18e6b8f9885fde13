namespace BatchJobs.Testing.DataFlux;

/// <summary>Which jobs are asked for: all, or those with one name, of one user or in one state, which must be equal.</summary>
internal sealed record DataFluxJobFilter(string? Name, string Value)
{
    private static readonly string[] Documented = ["name", "user", "state"];

    /// <summary>Gets the filter as it stands in an address.</summary>
    public string Query => Name is null ? "" : $"?{Name}={Uri.EscapeDataString(Value)}";

    /// <summary>Reads the filter of a request.</summary>
    /// <exception cref="FormatException">There are two, or it asks for a state that does not exist.</exception>
    public static DataFluxJobFilter Read(FakeRequest request, Strictness strictness)
    {
        IReadOnlyList<KeyValuePair<string, string>> parameters = request.QueryParameters();
        if (strictness == Strictness.Strict && parameters.FirstOrDefault(parameter => !Documented.Contains(parameter.Key)).Key is { } unknown)
        {
            throw new UndocumentedException(
                $"The filter '{unknown}' is not documented; the nearest documented one is '{ClosestMatch.To(unknown, Documented)}'. (Strict mode of the fake.)");
        }

        KeyValuePair<string, string>[] filters = [.. parameters.Where(parameter => Documented.Contains(parameter.Key))];
        if (filters.Length > 1)
        {
            throw new FormatException("Jobs can be asked for by one name, user or state, not by two of them.");
        }

        if (filters is [{ Key: "state", Value: var state }] && !DataFluxLifecycle.IsState(state))
        {
            throw new FormatException($"The state '{state}' is not queued, running, completed, failed or canceled.");
        }

        return filters is [var filter] ? new DataFluxJobFilter(filter.Key, filter.Value) : new DataFluxJobFilter(null, "");
    }

    public bool Takes(FakeDataFluxJob job, DataFluxFlowName names) => Name switch
    {
        "name" => names.AreSame(job.FlowName, Value),
        "user" => job.UserName == Value,
        "state" => job.State == Value,
        _ => true,
    };
}
