namespace BatchJobs.Testing.Vitam;

/// <summary>The instance that <c>GET /status</c> tells of.</summary>
internal sealed class VitamInstance(DateTimeOffset startedAt)
{
    private static readonly string[] Words = ["Active", "Inactive", "ShutdownInProgress", "Unreachable"];

    private readonly Schedule<string> changes = new();

    /// <summary>Gets when the server started.</summary>
    public DateTimeOffset StartedAt { get; private set; } = startedAt;

    public string Status { get; set; } = Words[0];

    public bool IsAvailable { get; set; } = true;

    /// <summary>Refuses words that the document does not have.</summary>
    /// <exception cref="ArgumentException">It is such a word.</exception>
    public static void Check(string status, string parameter)
    {
        ArgumentNullException.ThrowIfNull(status, parameter);
        if (!Words.Contains(status))
        {
            throw new ArgumentException($"The status '{status}' is not one of {string.Join(", ", Words)}.", parameter);
        }
    }

    /// <summary>Takes over everything of another instance.</summary>
    public void CopyFrom(VitamInstance source)
    {
        (StartedAt, Status, IsAvailable) = (source.StartedAt, source.Status, source.IsAvailable);
        changes.CopyFrom(source.changes, static status => status);
    }

    /// <summary>Gets whether the status is to change.</summary>
    public bool HasPlans => changes.NextDue() is not null;

    /// <summary>Puts the instance where it was when it was saved.</summary>
    public void Load(DateTimeOffset startedAt, string status, bool isAvailable) => (StartedAt, Status, IsAvailable) = (startedAt, status, isAvailable);

    public void Plan(string status, DateTimeOffset from, TimeSpan after) => changes.Add(status, from, after);

    /// <summary>Lets everything happen that was due by now.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        while (changes.TryTake(now, out string status, out _))
        {
            Status = status;
        }
    }
}
