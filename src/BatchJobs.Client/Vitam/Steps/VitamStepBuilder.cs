namespace BatchJobs.Client.Vitam;

/// <summary>Builds a step. Everything that is wrong is reported at once, when it is built.</summary>
/// <example>
/// <code>
/// VitamStep step = VitamStep.Named("checks")
///     .Action("CheckFormat", action => action.Argument("file", "//file[1]").ResultSlot("format"))
///     .Build();
/// </code>
/// </example>
public sealed class VitamStepBuilder
{
    private readonly string name;
    private readonly List<VitamAction> actions = [];
    private readonly List<ValidationError> errors = [];
    private string? otherInfo;

    internal VitamStepBuilder(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        this.name = name;
    }

    /// <summary>Adds other information, which the worker keeps with the step.</summary>
    /// <param name="text">The information.</param>
    public VitamStepBuilder OtherInfo(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        otherInfo = text;
        return this;
    }

    /// <summary>Adds an action.</summary>
    /// <param name="id">The action's identifier.</param>
    /// <param name="build">Says more about it; null when there is nothing to say.</param>
    public VitamStepBuilder Action(string id, Action<VitamActionBuilder>? build = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        var builder = new VitamActionBuilder(id, new JsonPointer("/actions").At(actions.Count));
        build?.Invoke(builder);
        errors.AddRange(builder.Errors);
        actions.Add(builder.Build());
        return this;
    }

    /// <summary>The finished step. The builder can be used further; what it has built does not change.</summary>
    /// <exception cref="InputValidationException">Something is wrong; the exception lists everything.</exception>
    public VitamStep Build()
    {
        var step = new VitamStep { Name = name, OtherInfo = otherInfo, Actions = [.. actions] };
        VitamStepRules.Check(step, errors);
        return step;
    }
}
