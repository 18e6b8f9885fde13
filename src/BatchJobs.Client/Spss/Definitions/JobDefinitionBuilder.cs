namespace BatchJobs.Client.Spss;

/// <summary>What every action allows: values for the stream's parameters.</summary>
/// <typeparam name="TSelf">The builder itself.</typeparam>
public abstract class JobDefinitionBuilder<TSelf>
    where TSelf : JobDefinitionBuilder<TSelf>
{
    private protected JobDefinitionBuilder(string action, string streamId)
    {
        ArgumentNullException.ThrowIfNull(streamId);
        Draft = new JobDefinitionWriter(action, streamId);
    }

    private protected JobDefinitionWriter Draft { get; }

    /// <summary>Sets a parameter of the stream before it runs.</summary>
    /// <param name="name">The parameter's name; each may be set once.</param>
    /// <param name="value">Its value.</param>
    public TSelf WithParameter(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Draft.Add(new StreamParameter(name, value));
        return (TSelf)this;
    }

    /// <summary>The finished definition. The builder can be used further; what it has built does not change.</summary>
    /// <exception cref="InputValidationException">Something is wrong; the exception lists everything.</exception>
    public JobDefinition Build() => Draft.Build();
}
