namespace BatchJobs.Testing.Vitam;

/// <summary>What a query can ask about: the members of a task's status, and the two names of the document's example.</summary>
internal sealed class VitamField
{
    private static readonly VitamField[] All =
    [
        new("name", task => task.Submitted.Name),
        new("since", task => task.StartedAt),
        new("id", task => task.Id),
        new("type", task => task.Type),
        new("state", task => task.State),
        new("task_status", task => task.TaskStatus),
        new("start_date", task => task.StartedAt),
        new("end_date", task => task.FinishedAt),
        new("expiration_date", task => task.ExpiresAt),
        new("result_link", task => task.Outcome?.ResultLink),
    ];

    private readonly string name;
    private readonly Func<FakeVitamTask, string?> text;
    private readonly Func<FakeVitamTask, DateTimeOffset?>? date;

    private VitamField(string name, Func<FakeVitamTask, string?> text)
    {
        this.name = name;
        this.text = text;
    }

    private VitamField(string name, Func<FakeVitamTask, DateTimeOffset?> date)
        : this(name, task => date(task) is { } at ? VitamTime.Write(at) : null) =>
        this.date = task => date(task) is { } at ? VitamTime.ToTheMillisecond(at) : null;

    public static VitamField? Find(string name) => Array.Find(All, field => field.name == name);

    /// <summary>The condition that a term of a query is: null matches none.</summary>
    /// <param name="operation"><c>=</c> or <c>&gt;</c>.</param>
    /// <param name="literal">What is between the quotes.</param>
    /// <exception cref="VitamRequestException">The literal is no date, and the field is one.</exception>
    public Func<FakeVitamTask, bool> Condition(char operation, string literal)
    {
        if (operation == '=' && (date is null || literal.Contains('*', StringComparison.Ordinal)))
        {
            var pattern = new VitamPattern(literal);
            return task => text(task) is { } value && pattern.Matches(value);
        }

        if (date is null)
        {
            return task => text(task) is { } value && string.CompareOrdinal(value, literal) > 0;
        }

        DateTimeOffset moment = VitamTime.ReadDateOrTime(literal)
            ?? throw new VitamRequestException($"The query compares '{name}' with something that is neither a date nor a date-time of RFC 3339.");
        return operation == '='
            ? task => date(task) == moment
            : task => date(task) > moment;
    }
}
