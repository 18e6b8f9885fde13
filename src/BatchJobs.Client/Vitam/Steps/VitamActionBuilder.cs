using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>Builds one action of a step.</summary>
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
    /// <param name="name">Its name; each may be given once.</param>
    /// <param name="expression">The JXPath expression that gives its value.</param>
    public VitamActionBuilder Argument(string name, string expression)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(expression);
        Once(arguments.TryAdd(name, expression), place.At("arguments").At(name));
        return this;
    }

    /// <summary>Adds a slot for a result, which the action is to fill.</summary>
    /// <param name="name">The result's name; each may be given once.</param>
    public VitamActionBuilder ResultSlot(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Once(results.TryAdd(name, Null), place.At("results").At(name));
        return this;
    }

    /// <summary>Assigns something when the action is done.</summary>
    /// <param name="target">Where to: a JXPath expression.</param>
    /// <param name="result">What: the construction of a result.</param>
    public VitamActionBuilder PostAssign(string target, string result)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(result);
        assignments.Add(new VitamPostAssignment(target, result));
        return this;
    }

    /// <summary>Says how far the action is.</summary>
    /// <param name="status">The status.</param>
    public VitamActionBuilder Status(VitamActionStatus status)
    {
        this.status = status;
        return this;
    }

    /// <summary>Says when the action begins and ends.</summary>
    /// <param name="start">The beginning; null when it is open.</param>
    /// <param name="end">The end; null when it is open.</param>
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
