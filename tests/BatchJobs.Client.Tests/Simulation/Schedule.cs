namespace BatchJobs.Client.Tests.Simulation;

/// <summary>What happens to one request.</summary>
public enum Fault
{
    None,
    RefuseConnection,
    LoseRequest,
    LoseResponse,
    ArriveLate,
    AnswerBefore,
    AnswerAfter,
    BreakResponse,
    NeverRespond,
    NeverAnswerAfter,
    HandlerFails,
}

/// <summary>What others do before a request.</summary>
public enum Others
{
    Nothing,
    Delete,
    SubmitSame,
    SubmitOther,
}

/// <summary>What the Date header of a response is.</summary>
public enum DateHeader
{
    Services,
    Absent,
    Foreign,
}

/// <summary>The call that a schedule is about.</summary>
public enum SimulatedCall
{
    SpssSubmit,
    SpssSubmitOrResubmit,
    SpssDelete,
    SpssDeleteMany,
    SpssUpload,
    SpssDeleteFile,
    DataFluxExecute,
    DataFluxCreate,
    DataFluxUpdateContent,
    DataFluxCancel,
    DataFluxDelete,
    VitamSubmit,
    VitamCancel,
    VitamCancelByRequest,
}

/// <summary>One request's fate.</summary>
public sealed record RequestFate(Fault Fault, int Status, Others Others)
{
    public static RequestFate Calm { get; } = new(Fault.None, 200, Others.Nothing);

    public override string ToString() =>
        (Fault is Fault.AnswerBefore or Fault.AnswerAfter ? $"{Fault} {Status}" : $"{Fault}") + (Others == Others.Nothing ? "" : $" after others {Others}");
}

/// <summary>All that happens in one run, which a seed determines.</summary>
public sealed record Schedule(int Seed, SimulatedCall Call, Others Before, TimeSpan Age, DateHeader Date, TimeSpan DateOff, TimeSpan Skew, int? CancelAt, int Retries, IReadOnlyList<RequestFate> Steps)
{
    private const int MaxSteps = 10;

    private static readonly int[] Statuses = [408, 500, 502, 503, 504, 302, 200, 429, 403];
    private static readonly double[] AgesInSeconds = [2.5, 7, 60, 3600, 86400];

    public static Schedule Of(int seed)
    {
        var random = new Random(seed);
        T Pick<T>(params T[] values) => values[random.Next(values.Length)];
        var call = (SimulatedCall)random.Next(Enum.GetValues<SimulatedCall>().Length);
        Others before = random.Next(3) == 0 ? Pick(Others.SubmitSame, Others.SubmitOther) : Others.Nothing;
        RequestFate[] steps = [.. Enumerable.Range(0, random.Next(MaxSteps + 1)).Select(_ => new RequestFate(
            random.Next(3) == 0 ? Fault.None : (Fault)random.Next(Enum.GetValues<Fault>().Length),
            Pick(Statuses),
            random.Next(8) == 0 ? (Others)random.Next(Enum.GetValues<Others>().Length) : Others.Nothing))];
        return new Schedule(
            seed,
            call,
            before,
            TimeSpan.FromSeconds(Pick(AgesInSeconds)),
            (DateHeader)random.Next(Enum.GetValues<DateHeader>().Length),
            TimeSpan.FromSeconds((random.NextDouble() - 0.5) * 2 * Pick(5.0, 300, 90_000)),
            random.Next(2) == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((random.NextDouble() - 0.5) * 20_000),
            random.Next(6) == 0 ? random.Next(MaxSteps) : null,
            random.Next(4),
            steps);
    }

    /// <summary>Schedules with less in them.</summary>
    public IEnumerable<Schedule> Shorter()
    {
        for (int i = 0; i < Steps.Count; i++)
        {
            yield return this with { Steps = [.. Steps.Where((_, index) => index != i)] };
            if (Steps[i].Others != Others.Nothing)
            {
                yield return this with { Steps = [.. Steps.Select((step, index) => index == i ? step with { Others = Others.Nothing } : step)] };
            }
        }

        if (Before != Others.Nothing)
        {
            yield return this with { Before = Others.Nothing };
        }

        if (CancelAt is not null)
        {
            yield return this with { CancelAt = null };
        }

        if (Date != DateHeader.Services)
        {
            yield return this with { Date = DateHeader.Services };
        }

        if (Skew != TimeSpan.Zero)
        {
            yield return this with { Skew = TimeSpan.Zero };
        }
    }

    public override string ToString() =>
        $"seed {Seed}: {Call}, others before: {Before}{(Before == Others.Nothing ? "" : $" {Age} ago")}, Date {Date}{(Date == DateHeader.Foreign ? $" off by {DateOff}" : "")}, "
        + $"client's clock off by {Skew}, {Retries} retries{(CancelAt is null ? "" : $", canceled at request {CancelAt}")}: [{string.Join("; ", Steps)}]";
}
