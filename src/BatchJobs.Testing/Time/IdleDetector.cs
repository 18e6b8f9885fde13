using System.Diagnostics;
using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>What is known of the step after which code is to come to rest.</summary>
/// <param name="CameToWait">Whether its code has come to its next wait on the clock's own thread.</param>
/// <param name="SetTimers">Whether anybody has set a timer in it.</param>
internal readonly record struct ClockStep(bool CameToWait, bool SetTimers)
{
    /// <summary>The beginning, at which somebody has set a timer or moves the time.</summary>
    public static readonly ClockStep Start = new(CameToWait: false, SetTimers: true);
}

/// <summary>Finds out when the code of a clock has come to rest.</summary>
/// <remarks>
/// Code of the clock's flow is seen wherever a thread executes it. What is queued in the thread pool is seen as long as every busy
/// thread of the pool is known; when it is not, other work makes noise. What waits outside the process is seen when it is a call of
/// an <see cref="HttpClient"/> or has been announced. Where none of this tells, the detector waits for a while and guesses.
/// </remarks>
internal sealed class IdleDetector(FakeClock clock, InFlightRequests inFlight, ClockOptions options)
{
    // Long enough that nobody burns a processor that the code under test could use.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(1);

    /// <summary>A call under way may itself wait for the clock.</summary>
    private static readonly TimeSpan ForCalls = TimeSpan.FromMilliseconds(250);

    /// <summary>A call through a socket may itself wait for code that waits for the clock.</summary>
    private static readonly TimeSpan ForSockets = TimeSpan.FromSeconds(1);

    /// <summary>For a thread that has set a timer to come to wait for it.</summary>
    private static readonly TimeSpan ForSetters = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan LongestFence = TimeSpan.FromSeconds(20);

    /// <summary>For a thread that has waited for long, and has been woken by code that has come to its next wait, to be seen to run.</summary>
    private static readonly TimeSpan ForWaking = TimeSpan.FromMilliseconds(20);

    private const string Blocked = "a thread is blocked, and may sleep or wait for something else than the clock";
    private const int ForLongWaits = 10;
    private const int ForNativeWaits = 10;
    private const int CalmLooks = 2;
    private const int Spins = 20;

    // Calls for which time has waited; it need not again.
    private long callsWaited = -1;
    private long socketsWaited = -1;

    // How many threads of the pool did other work when code had come to rest last.
    private int noise;

    /// <summary>Waits until code has come to rest, or has to be taken to.</summary>
    /// <exception cref="FakeClockException">Code does not come to rest, or it cannot be known whether it has.</exception>
    /// <param name="step">The step after which code is to come to rest.</param>
    /// <param name="isMove">Whether somebody waits for it, who learns of it when it does not.</param>
    /// <param name="mayGoOn">Whether it is still of interest.</param>
    public void Await(ClockStep step, bool isMove, Func<bool> mayGoOn)
    {
        long since = TimeProvider.System.GetTimestamp();
        long progress = since;
        (long Epoch, long Activity) seen = (clock.Flow.Epoch, clock.Activity);
        bool isFenced = false;
        for (int calm = 0, looks = 0; mayGoOn(); looks++)
        {
            if (isMove && looks > Spins && IsStuck(progress))
            {
                throw new FakeClockException($"Time cannot move: {Describe()}");
            }

            (long Epoch, long Activity) now = (clock.Flow.Epoch, clock.Activity);
            FlowThread.Work work = FlowThread.In(clock.Flow);
            if (now != seen || clock.Holds.Any || !inFlight.Requests.IsIdle || work == FlowThread.Work.Running)
            {
                Pause(looks);
                since = TimeProvider.System.GetTimestamp();
                progress = now == seen ? progress : since;
                (seen, calm, isFenced) = (now, 0, false);
                continue;
            }

            // After a step that came to its next wait, only what was not there before can have been begun by it.
            int unknown = UnknownPoolThreads();
            bool isNoisy = unknown > (step.CameToWait ? noise : 0);
            if (isNoisy && !isFenced)
            {
                Fence(mayGoOn);
                Fence(mayGoOn);
                isFenced = true;
                since = TimeProvider.System.GetTimestamp();
                continue;
            }

            (TimeSpan patience, string? guess) = Patience(step, work, isNoisy && !step.CameToWait);
            if (TimeProvider.System.GetElapsedTime(since) < patience)
            {
                Pause(looks);
                calm = 0;
            }
            else if (++calm >= CalmLooks)
            {
                noise = unknown == int.MaxValue ? 0 : unknown;
                (callsWaited, socketsWaited) = (inFlight.Calls.Requests, clock.Flow.Calls.Requests);
                Count(guess);
                if (work >= FlowThread.Work.Blocked)
                {
                    FlowThread.ExpectToWait(clock.Flow);
                }

                return;
            }
        }
    }

    /// <summary>What holds the clock, and what it waits for.</summary>
    public string Describe()
    {
        string[] holders =
        [
            .. FlowThread.Describe(clock.Flow),
            .. clock.Holds.Describe(),
            .. inFlight.Requests.IsIdle ? [] : new[] { "a request that is being answered" },
            .. clock.Flow.Calls.IsIdle ? [] : new[] { "a call through a socket" },
            .. inFlight.Calls.IsIdle ? [] : new[] { "a call of a client that is under way" },
        ];
        return $"{(holders.Length == 0 ? "nothing of the clock's" : string.Join("; ", holders))}. Next timer: {(clock.NextDue() is { } due ? string.Create(CultureInfo.InvariantCulture, $"{due:yyyy-MM-dd HH:mm:ss.fff}, in {due - clock.GetUtcNow()}") : "none")}. Guesses: {clock.Guesses}.";
    }

    /// <summary>Whether something has taken longer, since a timestamp of the system's, than whoever waits for it is patient.</summary>
    public bool IsStuck(long begin) => !Debugger.IsAttached && TimeProvider.System.GetElapsedTime(begin) > options.StuckAfter;

    /// <summary>For how long nothing may happen before code is taken to be at rest, and what then is a guess.</summary>
    private (TimeSpan Patience, string? Guess) Patience(ClockStep step, FlowThread.Work work, bool isNoisy)
    {
        bool settles = !step.CameToWait && (!step.SetTimers || (step == ClockStep.Start && options.SettleTime > ClockOptions.ShortSettleTime));
        (TimeSpan Patience, string? Guess) longest = (settles ? options.SettleTime : TimeSpan.Zero, null);
        if (work == FlowThread.Work.AwaitsClock && !step.CameToWait)
        {
            longest = Max(longest, (ForSetters, null));
        }

        if (work >= FlowThread.Work.Asleep)
        {
            // Who has waited for long may have been woken just now, and a busy machine lets it wait for its turn.
            TimeSpan patience = work switch
            {
                FlowThread.Work.Asleep => TimeSpan.Zero,
                FlowThread.Work.Waits => step.CameToWait ? ForWaking : options.BlockedPatience / ForLongWaits,
                FlowThread.Work.Blocked => options.BlockedPatience,
                _ => options.BlockedPatience * ForNativeWaits,
            };
            longest = Max(longest, (patience, Blocked));
        }

        if (inFlight.HasCalls && inFlight.Calls.Requests != callsWaited)
        {
            longest = Max(longest, (ForCalls, "a call of a client is under way, and may wait for something else than the clock"));
        }

        if (clock.Flow.Calls.Count > inFlight.Waiting.Count && clock.Flow.Calls.Requests != socketsWaited)
        {
            longest = Max(longest, (ForSockets, "a call through a socket is under way, and may wait for the clock or for something else"));
        }

        if (isNoisy)
        {
            longest = Max(longest, (options.NoisePatience, "the thread pool is busy with other work"));
        }

        return longest;
    }

    private static (TimeSpan Patience, string? Guess) Max((TimeSpan Patience, string? Guess) one, (TimeSpan Patience, string? Guess) other) =>
        (other.Patience > one.Patience ? other.Patience : one.Patience, one.Guess ?? other.Guess);

    private void Count(string? guess)
    {
        if (guess is not null)
        {
            clock.CountGuess();
            if (options.ThrowOnGuess)
            {
                throw new FakeClockException($"The clock would have to guess whether code has come to rest: {guess}. {Describe()}");
            }
        }
    }

    private void Pause(int looks)
    {
        if (looks < Spins)
        {
            Thread.Yield();
        }
        else if (inFlight.Requests.IsIdle)
        {
            clock.Flow.Sleep(LongestSleep);
        }
        else
        {
            inFlight.Requests.Sleep();
        }
    }

    /// <summary>
    /// How many busy threads of the pool execute code of no clock's: with none, and nothing queued, nothing of this clock's is about to
    /// begin. The greatest number when it cannot be told.
    /// </summary>
    private static int UnknownPoolThreads()
    {
        (int inside, long version) = FlowThread.PoolThreads;
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return ThreadPool.PendingWorkItemCount == 0 && FlowThread.PoolThreads == (inside, version) ? Math.Max(0, most - free - inside) : int.MaxValue;
    }

    /// <summary>Waits until what is queued in the pool has begun. A pool that is full takes long, and one that takes nothing any more is given up.</summary>
    private void Fence(Func<bool> mayGoOn)
    {
        long begin = TimeProvider.System.GetTimestamp();
        var passed = new ManualResetEventSlim();
        ThreadPool.UnsafeQueueUserWorkItem(static one => one.Set(), passed, preferLocal: false);
        while (!passed.Wait(options.NoisePatience) && mayGoOn() && TimeProvider.System.GetElapsedTime(begin) < LongestFence)
        {
        }
    }
}
