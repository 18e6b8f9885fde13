using System.IO.Pipes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Testing.Tests.Time;

/// <summary>What a blocked thread waits for is known, or is a guess. Work of other tests in the thread pool would be a guess too.</summary>
[Collection(typeof(NoLostTickCollection))]
public sealed class BlockedThreadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thread_that_blocks_for_its_move_is_known_to_wait_though_timers_of_its_own_have_fired()
    {
        using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        Task[] waits = [.. Enumerable.Range(1, 3).Select(i => Task.Delay(TimeSpan.FromMinutes(i), server.Clock, Token))];
        using ITimer periodic = server.Clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

#pragma warning disable xUnit1031 // Blocking is what the test is about.
        server.AdvanceAsync(TimeSpan.FromMinutes(5), Token).Wait(Token);
#pragma warning restore xUnit1031

        server.Clock.Guesses.Should().Be(0);
        await Task.WhenAll(waits);
    }

    [Fact]
    public async Task A_thread_that_blocks_for_asynchronous_code_is_known_to_wait_for_each_of_its_timers()
    {
        await using var server = new FakeBatchServer();
        server.Clock.Join();
        async Task<int> CountAsync()
        {
            for (int i = 0; i < 200; i++)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).ConfigureAwait(false);
            }

            return 200;
        }

#pragma warning disable xUnit1031 // Blocking is what the test is about.
        int count = CountAsync().Result;
#pragma warning restore xUnit1031

        count.Should().Be(200);
        server.Clock.Guesses.Should().Be(0);
    }

    [Fact]
    public async Task Threads_that_block_within_what_others_block_for_are_known_to_wait_for_each_timer()
    {
        await using var server = new FakeBatchServer();
        server.Clock.Join();
        async Task InnerAsync()
        {
            for (int i = 0; i < 10; i++)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).ConfigureAwait(false);
            }
        }

#pragma warning disable xUnit1031, CA1849, VSTHRD103 // Blocking is what the test is about.
        async Task OuterAsync()
        {
            for (int i = 0; i < 10; i++)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).ConfigureAwait(false);
                InnerAsync().Wait(Token);
            }
        }

        OuterAsync().Wait(Token);
#pragma warning restore xUnit1031, CA1849, VSTHRD103

        server.Clock.Guesses.Should().Be(0);
    }

    [Fact]
    public async Task A_host_with_Kestrel_does_not_hold_the_clock()
    {
        await using var server = new FakeBatchServer();
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFakeBatchServer(server);
        await using WebApplication application = builder.Build();
        await application.StartAsync(Token);

        await Task.Delay(TimeSpan.FromHours(3), server.Clock, Token);

        server.Clock.Guesses.Should().Be(0);
    }

    [Fact]
    public async Task A_thread_that_is_kept_in_native_code_is_a_guess()
    {
        await using FakeBatchServer server = new(new FakeBatchServerOptions
        {
            ClockOptions = new ClockOptions { BlockedPatience = TimeSpan.FromMilliseconds(20) },
        });
        server.Clock.Join();
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var reader = new Thread(() => pipe.ReadByte()) { IsBackground = true };
        reader.Start();

        await Task.Delay(TimeSpan.FromHours(3), server.Clock, Token);

        server.Clock.Guesses.Should().BePositive();
        using var writer = new AnonymousPipeClientStream(PipeDirection.Out, pipe.ClientSafePipeHandle);
        writer.WriteByte(1);
        reader.Join();
    }
}
