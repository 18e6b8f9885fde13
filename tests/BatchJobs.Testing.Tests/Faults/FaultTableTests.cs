using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace BatchJobs.Testing.Tests.Faults;

/// <summary>Every operation with every fault that can occur there, in process and through a socket, where .NET's own handler is the measure.</summary>
public sealed class FaultTableTests
{
    private const string Closed = "HttpRequestException(ResponseEnded) <- HttpIOException(ResponseEnded)";
    private const string Reset = "HttpRequestException(Unknown) <- IOException <- SocketException(ConnectionReset)";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(90);

    /// <summary>By name: how the fault is planned, what its sender sees (null: the service's own response), and whether the request is carried out.</summary>
    private static readonly IReadOnlyDictionary<string, (Func<FaultBuilder, Fault> Plan, string? Seen, bool IsApplied)> Table = new Dictionary<string, (Func<FaultBuilder, Fault> Plan, string? Seen, bool IsApplied)>
    {
        ["request lost, closed"] = (fault => fault.LoseRequest(ConnectionFailure.Closed), Closed, false),
        ["request lost, reset"] = (fault => fault.LoseRequest(), Reset, false),
        ["request lost, stalled"] = (fault => fault.LoseRequest(ConnectionFailure.Stalled), "given up", false),
        ["response lost, closed"] = (fault => fault.LoseResponse(ConnectionFailure.Closed), Closed, true),
        ["response lost, reset"] = (fault => fault.LoseResponse(), Reset, true),
        ["response lost, stalled"] = (fault => fault.LoseResponse(ConnectionFailure.Stalled), "given up", true),
        ["cut at once, closed"] = (fault => fault.CloseAfter(0), Closed, true),
        ["cut within, closed"] = (fault => fault.CloseAfter(1), Closed, true),
        ["cut within, reset"] = (fault => fault.ResetAfter(1), "HttpRequestException(Unknown) <- IOException <- SocketException(ConnectionReset)", true),
        ["cut within, stalled"] = (fault => fault.StallAfter(1), "given up", true),
        ["request delayed"] = (fault => fault.Delay(Pause), null, true),
        ["response delayed"] = (fault => fault.AfterApplying().Delay(Pause), null, true),
        ["503 with Retry-After"] = (fault => fault.Respond(503, TimeSpan.FromSeconds(7)), "503|Retry-After 7", false),
        ["409"] = (fault => fault.Respond(409), "409", false),
        ["500 after it was carried out"] = (fault => fault.AfterApplying().Respond(500), "500", true),
        ["502 by a gateway"] = (fault => fault.RespondAsGateway(502), "502 text/html", false),
        ["504 by a gateway after it was carried out"] = (fault => fault.AfterApplying().RespondAsGateway(504), "504 text/html", true),
        ["a page"] = (fault => fault.RespondWith(200, "text/html", "<html/>"), "200 text/html", false),
        ["a redirect"] = (fault => fault.Redirect(new Uri("https://login.example.com/")), "302|Location https://login.example.com/", false),
        ["garbage"] = (fault => fault.ReplaceBody("}{"), "}{", true),
        ["an empty body"] = (fault => fault.ReplaceBody(""), "empty", true),
        ["another content type"] = (fault => fault.ReplaceContentType("image/png"), "image/png", true),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Faults => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_the_same_in_process_and_through_a_socket(string name)
    {
        (Func<FaultBuilder, Fault> plan, string? expected, bool isApplied) = Table[name];
        foreach (Enum operation in World.Operations)
        {
            string? inProcess = await RunAsync(operation, plan, isApplied, overSocket: false);
            string? overSocket = await RunAsync(operation, plan, isApplied, overSocket: true);

            overSocket.Should().Be(inProcess, "of {0}", operation);
            if (inProcess is not null && expected is not null)
            {
                inProcess.Should().ContainAll(expected.Split('|'), "of {0}", operation);
            }
        }
    }

    /// <summary>Lets a fault strike, and tells what its sender has seen; null when it cannot occur there.</summary>
    private static async Task<string?> RunAsync(Enum operation, Func<FaultBuilder, Fault> plan, bool isApplied, bool overSocket)
    {
        await using World world = await World.CreateAsync(overSocket, Token);
        long before = world.Server.Journal.Count;
        DateTimeOffset start = world.Server.Clock.GetUtcNow();
        Fault fault;
        try
        {
            fault = plan(world.On(operation));
        }
        catch (InvalidOperationException refusal)
        {
            refusal.Message.Should().Be($"The responses of {operation} have no body.");
            return null;
        }

        string seen = await SendAsync(world, operation, before);

        if (fault.StrikeCount == 0)
        {
            // There is nothing behind where it was to be cut.
            seen.Should().StartWith("2");
            return null;
        }

        JournalEntry last = world.Server.Journal.Entries[^1];
        (last.IsApplied, last.Operation).Should().Be((isApplied, operation));
        fault.ToString().Should().Contain(last.Fault);
        TimeSpan passed = world.Server.Clock.GetUtcNow() - start;
        return $"{seen}; {passed}; {world.Server.Journal.Count - before} requests; {State(world.Server)}";
    }

    private static async Task<string> SendAsync(World world, Enum operation, long before)
    {
        using HttpRequestMessage request = world.Request(operation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<HttpResponseMessage> sending = world.Http.SendAsync(request, patience.Token);
        try
        {
            if (world.Server.Faults.Single().ToString().Contains("stalled", StringComparison.Ordinal))
            {
                await world.Server.UntilAsync(() => world.Server.Journal.Count > before, Token);
                if (world.Server.Faults.Single().StrikeCount > 0)
                {
                    await patience.CancelAsync();
                }
            }

            using HttpResponseMessage response = await sending;
            return await DescribeAsync(response);
        }
        catch (OperationCanceledException)
        {
            return "given up";
        }
        catch (HttpRequestException failure)
        {
            return Describe(failure);
        }
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage response)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.Content.Headers.ContentType} ");
        foreach ((string name, IEnumerable<string> values) in response.Headers.Where(static header => header.Key is not ("Date" or "Transfer-Encoding")).OrderBy(static header => header.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} {string.Join(',', values)} ");
        }

        // The host stands in some of the addresses, and a log has the number of a thread.
        byte[] body = await response.Content.ReadAsByteArrayAsync(Token);
        string start = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(2, body.Length)));
        return text.Append(body.Length == 0 ? "empty" : start).ToString().Replace("  ", " ", StringComparison.Ordinal);
    }

    private static string Describe(Exception exception)
    {
        string own = exception switch
        {
            HttpRequestException { HttpRequestError: var error } => $"HttpRequestException({error})",
            HttpIOException { HttpRequestError: var error } => $"HttpIOException({error})",
            SocketException { SocketErrorCode: var code } => $"SocketException({code})",
            _ => exception.GetType().Name,
        };
        return exception.InnerException is { } inner ? $"{own} <- {Describe(inner)}" : own;
    }

    private static string State(FakeBatchServer server) =>
        $"{server.Spss.Jobs.Count} {server.Spss.Files.Ids.Count} {server.DataFlux.Jobs.Count} {server.DataFlux.JobFlows.Names.Count} {server.Vitam.Tasks.Count} {string.Join(',', server.DataFlux.Jobs.Select(job => job.State))} {string.Join(',', server.Vitam.Tasks.Select(task => task.State))}";
}
