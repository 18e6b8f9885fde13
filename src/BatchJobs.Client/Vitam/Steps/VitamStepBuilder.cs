using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>Builds a step. All errors are reported at once, when the step is built.</summary>
/// <remarks>Instances are not safe for concurrent use.</remarks>
/// <example>
/// <code>
/// VitamStep step = VitamStep.Named("checks")
///     .Action("CheckFormat", action => action.Argument("file", "//file[1]").ResultSlot("format"))
///     .Member("context", """{"contract":"c-1"}""")
///     .Build();
/// </code>
/// </example>
public sealed class VitamStepBuilder
{
    // One level is the step's own.
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 63 };

    private readonly string name;
    private readonly List<VitamAction> actions = [];
    private readonly List<ValidationError> errors = [];
    private readonly JsonMembers members = [];
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
    /// Adds a member beside the actions, such as <c>context</c> or <c>item</c>, whose shapes the document does not describe.
    /// </summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="json">The value as JSON. Blanks between its parts are not sent.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public VitamStepBuilder Member(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(json);
        string place = new JsonPointer("").At(name).Text;
        if (name is "Step" or "otherInfo" or "actions")
        {
            errors.Add(new ValidationError(place, "It is written by Named, OtherInfo or Action.", "another name"));
        }
        else if (members.ContainsKey(name))
        {
            errors.Add(new ValidationError(place, "It is given twice.", "names of their own"));
        }
        else if (Read(place, json) is { } value)
        {
            members.Add(name, value);
        }

        return this;
    }

    /// <summary>
    /// Validates and builds the step. The builder can be used further, which does not change steps that it has built.
    /// </summary>
    /// <returns>The step.</returns>
    /// <exception cref="InputValidationException">The step is not valid; the exception lists all errors.</exception>
    public VitamStep Build()
    {
        var step = new VitamStep { Name = name, OtherInfo = otherInfo, Actions = [.. actions], Unknown = members.Count == 0 ? null : new JsonMembers(members) };
        VitamStepRules.Check(step, errors);
        return step;
    }

    private JsonElement? Read(string place, string json)
    {
        const string Json = "JSON (RFC 8259) without a member that occurs twice";
        if (!Utf16Validation.IsValid(json))
        {
            errors.Add(new ValidationError(place, "It has half of a surrogate pair.", "whole characters"));
            return null;
        }

        try
        {
            return JsonElement.Parse(json, Options);
        }
        catch (JsonException exception)
        {
            // Its message quotes the text.
            errors.Add(new ValidationError(place, $"It is not JSON: see line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.", Json));
            return null;
        }
    }
}
