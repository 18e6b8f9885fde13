namespace BatchJobs.Client.Vitam;

/// <summary>Builds a step. All errors are reported at once, when the step is built.</summary>
/// <remarks>Instances are not safe for concurrent use.</remarks>
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

    /// <summary>Sets additional information, which the worker keeps with the step.</summary>
    /// <param name="text">The information.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public VitamStepBuilder OtherInfo(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        otherInfo = text;
        return this;
    }

    /// <summary>Adds an action.</summary>
    /// <param name="id">The action's identifier.</param>
    /// <param name="build">Adds details to the action. Default: <see langword="null"/>, none.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    public VitamStepBuilder Action(string id, Action<VitamActionBuilder>? build = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        var builder = new VitamActionBuilder(id, new JsonPointer("/actions").At(actions.Count));
        build?.Invoke(builder);
        errors.AddRange(builder.Errors);
        actions.Add(builder.Build());
        return this;
    }

    /// <summary>
    /// Validates and builds the step. The builder can be used further, which does not change steps that it has built.
    /// </summary>
    /// <returns>The step.</returns>
    /// <exception cref="InputValidationException">The step is not valid; the exception lists all errors.</exception>
    public VitamStep Build()
    {
        var step = new VitamStep { Name = name, OtherInfo = otherInfo, Actions = [.. actions] };
        VitamStepRules.Check(step, errors);
        return step;
    }
}
