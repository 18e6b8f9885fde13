namespace BatchJobs.Client.Spss;

/// <summary>One thing that is wrong with a job definition.</summary>
/// <param name="Pointer">Where: a JSON pointer (RFC 6901) into the definition; empty for the whole of it.</param>
/// <param name="Problem">What is wrong. Never contains a password.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record JobDefinitionError(string Pointer, string Problem, string Allowed)
{
    /// <summary>The line, counted from 1, when the text is not JSON; else null.</summary>
    public int? Line { get; init; }

    /// <summary>The column in characters, counted from 1, when the text is not JSON; else null.</summary>
    public int? Column { get; init; }

    /// <summary>Whether it takes more than a schema to see it: a reference without a target, or a name used twice.</summary>
    internal bool IsCrossReference { get; init; }

    /// <summary>Place, problem and remedy in one line.</summary>
    public override string ToString()
    {
        string place = Line is null ? (Pointer.Length == 0 ? "(whole definition)" : Pointer) : $"line {Line}, column {Column}";
        return $"{place}: {Problem} Allowed: {Allowed}.";
    }
}
