using BatchJobs.Client.Spss;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/testing/state.md</c>.</summary>
public sealed class StateSnippets
{
    [Fact]
    public async Task The_state_of_a_server_is_kept_forked_and_saved()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Spss.Files.Add("drug1n", [1]);
        server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunFor(TimeSpan.FromHours(3));
        await SnippetClients.Spss(server).Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), cancellationToken);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1), cancellationToken);
        string directory = Directory.CreateTempSubdirectory("state").FullName;

        ServerSnapshot snapshot = server.Snapshot();
        await server.AdvanceAsync(TimeSpan.FromHours(3), cancellationToken);
        server.Restore(snapshot);                                        // three hours earlier again

        using FakeBatchServer other = server.Fork();
        other.Spss.Jobs["score-1"].Delete();
        server.Spss.Jobs["score-1"].State.Should().Be("RUNNING");        // each goes on as if it were alone

        IReadOnlyList<string> notSaved = await server.Snapshot().SaveAsync(directory, cancellationToken);

        using var replay = new FakeBatchServer();
        replay.Spss.Options.Servers = 1;                                 // options and plans are the test's
        replay.Restore(await ServerSnapshot.LoadAsync(directory, cancellationToken));
        replay.Spss.Jobs["score-1"].State.Should().Be("RUNNING");

        notSaved.Should().Equal("The options of the server and of its services, keys and users.", "The plan WhenSubmitted(_ => true).");
        Directory.Delete(directory, recursive: true);
    }
}
