using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>Builds one action of a step.</summary>
/// <remarks>Instances are not safe for concurrent use.</remarks>
public sealed class VitamActionBuilder
{
    private static readonly JsonElement Null = JsonElement.Parse("null");

    private readonly string id;
    private readonly JsonPointer place;
    private readonly Dictionary<string, string> arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> results = new(StringComparer.Ordinal);
    private readonly List<VitamPostAssignment> assignments = [];
    private readonly List<ValidationError> errors = [];
    private VitamActionStatus? status;
    private VitamTime? start;
    private VitamTime? end;

    internal VitamActionBuilder(string id, JsonPointer place)
    {
        this.id = id;
        this.place = place;
    }

    internal IReadOnlyList<ValidationError> Errors => errors;

    /// <summary>Adds an argument.</summary>
    /// <param name="name">The argument's name. Each argument can be added once.</param>
    /// <param name="expression">The JXPath expression of the argument's value.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public VitamActionBuilder Argument(string name, string expression)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(expression);
        Once(arguments.TryAdd(name, expression), place.At("arguments").At(name));
        return this;
    }

    /// <summary>Adds an empty result, which the action fills.</summary>
    /// <param name="name">The result's name. Each result can be added once.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public VitamActionBuilder ResultSlot(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Once(results.TryAdd(name, Null), place.At("results").At(name));
        return this;
    }

    /// <summary>Adds an assignment that is made when the action is done.</summary>
    /// <param name="target">The JXPath expression of the target.</param>
    /// <param name="result">The construction of the result that is assigned.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public VitamActionBuilder PostAssign(string target, string result)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(result);
        assignments.Add(new VitamPostAssignment(target, result));
        return this;
    }

    /// <summary>Sets the action's status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The builder.</returns>
    public VitamActionBuilder Status(VitamActionStatus status)
    {
        this.status = status;
        return this;
    }

    /// <summary>Sets the times when the action starts and ends.</summary>
    /// <param name="start">The time when the action starts; <see langword="null"/> if it is not determined.</param>
    /// <param name="end">The time when the action ends; <see langword="null"/> if it is not determined.</param>
    /// <returns>The builder.</returns>
    public VitamActionBuilder Times(VitamTime? start, VitamTime? end)
    {
        this.start = start;
        this.end = end;
        return this;
    }

    internal VitamAction Build() => new()
    {
        Id = id,
        Arguments = arguments.Count == 0 ? null : new Dictionary<string, string>(arguments, StringComparer.Ordinal),
        Results = results.Count == 0 ? null : new Dictionary<string, JsonElement>(results, StringComparer.Ordinal),
        Status = status,
        PostAssignments = assignments.Count == 0 ? null : [.. assignments],
        StartTime = start,
        EndTime = end,
    };

    private void Once(bool isNew, JsonPointer what)
    {
        if (!isNew)
        {
            errors.Add(new ValidationError(what.Text, "It is given twice.", "names of their own"));
        }
    }
}
