using BatchJobs.Client.Spss;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Http;

public class TimeLimitTests
{
    [Fact]
    public async Task A_timer_that_strikes_after_the_answer_came_does_no_harm()
    {
        var time = new LateTime();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), SpssClientFixture.Key))
            .ConfigurePrimaryHttpMessageHandler(() => new SlowHandler(time.TimerMade));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<SpssClient>().Files.ListAsync();

        Action strike = () => time.Strike();

        time.Timers.Should().Be(1);
        strike.Should().NotThrow("on a timer's thread nobody could catch it");
    }

    private sealed class SlowHandler(Task timerMade) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await timerMade;
            return ScriptedHandler.Response(200, "[]");
        }
    }

    /// <summary>A time whose timers may strike once more when they are dropped, as the system's may.</summary>
    private sealed class LateTime : TimeProvider
    {
        private readonly TaskCompletionSource timerMade = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Action? callback;

        public Task TimerMade => timerMade.Task;

        public int Timers { get; private set; }

        public void Strike() => callback?.Invoke();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timers++;
            this.callback = () => callback(state);
            timerMade.TrySetResult();
            return new LateTimer();
        }
    }

    private sealed class LateTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
