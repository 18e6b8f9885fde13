using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>Something that goes wrong, as a test has planned it with <see cref="FakeBatchServer.Faults"/>.</summary>
public sealed class Fault
{
    private readonly FaultCondition condition;
    private readonly Action<Fault> remove;
    private readonly int chanceKey;
    private long matches;

    internal Fault(FaultCondition condition, FaultEffect effect, int chanceKey, Action<Fault> remove)
    {
        this.condition = condition;
        this.chanceKey = chanceKey;
        this.remove = remove;
        Effect = effect;
    }

    /// <summary>Copies a fault with what it has struck.</summary>
    internal Fault(Fault source, Action<Fault> remove)
        : this(source.condition, source.Effect, source.chanceKey, remove)
    {
        StrikeCount = source.StrikeCount;
        matches = source.matches;
    }

    /// <summary>Gets how many requests the fault has struck.</summary>
    public int StrikeCount { get; private set; }

    internal FaultEffect Effect { get; }

    /// <summary>Whether the fault has not struck as often as a test expects it to.</summary>
    internal bool IsOutstanding => !condition.IsOptional && StrikeCount < (condition.Limit ?? 1);

    /// <summary>Takes the fault away; it strikes no more.</summary>
    public void Remove() => remove(this);

    /// <summary>Returns what the fault is and how often it has struck.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{condition}: {Effect.Description} (struck {StrikeCount} of {matches} requests)");

    /// <summary>Whether the fault is about a request.</summary>
    /// <exception cref="InvalidOperationException">The test's predicate threw.</exception>
    internal bool IsAbout(FaultRequest request) => condition.IsAbout(request);

    /// <summary>Counts a request that the fault is about.</summary>
    /// <returns>Whether the fault may strike it.</returns>
    internal bool CountRequest()
    {
        matches++;
        return matches >= condition.First
            && (condition.Limit is not { } limit || StrikeCount < limit)
            && (condition.Chance is not { } chance || Chance.Of(chanceKey, matches) < chance);
    }

    internal void Strike() => StrikeCount++;

    /// <summary>Takes a strike back, for a response that turned out to be shorter than where it was to be cut.</summary>
    internal void Spare() => StrikeCount--;
}

/// <summary>Which requests a fault strikes.</summary>
internal sealed record FaultCondition
{
    public Enum? Operation { get; init; }

    public Func<FaultRequest, bool>? Applies { get; init; }

    /// <summary>Gets the first of the requests that it strikes, from 1.</summary>
    public int First { get; init; } = 1;

    public int? Limit { get; init; }

    public double? Chance { get; init; }

    public bool IsOptional { get; init; }

    public bool IsAbout(FaultRequest request)
    {
        if (Operation is not null && !Operation.Equals(request.Operation))
        {
            return false;
        }

        try
        {
            return Applies?.Invoke(request) ?? true;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The predicate of a fault threw on {request.Method} {request.Path}: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    public override string ToString()
    {
        string where = (Operation?.ToString() ?? "any request") + (Applies is null ? "" : " that the test recognizes");
        string first = First == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", from number {First} on");
        string limit = Limit switch { null => Chance is null ? ", every time" : "", 1 => ", once", { } times => string.Create(CultureInfo.InvariantCulture, $", {times} times") };
        return where + first + limit + (Chance is { } chance ? string.Create(CultureInfo.InvariantCulture, $", with a chance of {chance}") : "");
    }
}

/// <summary>Numbers that look random and depend on nothing but a seed and an index: SplitMix64.</summary>
internal static class Chance
{
    public static double Of(int seed, long index)
    {
        ulong mixed = unchecked(((ulong)(uint)seed << 32) + ((ulong)index * 0x9E3779B97F4A7C15));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
