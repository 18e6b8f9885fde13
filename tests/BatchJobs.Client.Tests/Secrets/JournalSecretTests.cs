using BatchJobs.Client.Spss;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>The fake's journal shows no secret of any operation, whether the service knows the key or refuses it.</summary>
public class JournalSecretTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_journal_of_every_operation_shows_no_secret(bool isKeyRight)
    {
        var shown = new List<string>();
        foreach (ServiceOperation operation in ServiceOperation.All)
        {
            await using FakeBatchServer server = Server(isKeyRight || operation.Method.DeclaringType == typeof(SpssJob));
            await using var client = new SecretClient(server.CreateHandler, retries: 0);
            object target = await operation.TargetAsync(client);
            shown.AddRange(await SecretMatrixTests.ShownAsync(client, operation, target));

            server.Journal.Entries.Should().NotBeEmpty(operation.Name);
            shown.AddRange(server.Journal.Entries.SelectMany(ShownTexts.OfAll));
        }

        string.Join('\n', shown.Select(SecretMark.FindIn).OfType<string>().Distinct().Take(12)).Should().BeEmpty();
    }

    private static FakeBatchServer Server(bool isKeyRight)
    {
        var server = new FakeBatchServer();
        server.Spss.Options.AccessKey = isKeyRight ? SecretMark.Key : "another key";
        server.Vitam.Options.PlatformKey = isKeyRight ? SecretMark.Key : "another key";
        server.DataFlux.AddUser(SecretMark.User, isKeyRight ? SecretMark.Key : "another password");
        server.DataFlux.JobFlows.Add("id-1", "<flow/>"u8.ToArray());
        server.Spss.Files.Add("id-1", [1]);
        server.Spss.Files.Add(TestData.Stream, [1]);
        return server;
    }
}
