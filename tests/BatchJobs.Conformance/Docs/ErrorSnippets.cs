using System.Net;
using BatchJobs.Client;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/errors.md</c>, and its tables.</summary>
public sealed class ErrorSnippets
{
    private static readonly Type[] Exceptions =
        [.. typeof(BatchJobException).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Exception)) && !type.IsAbstract)];

    private static string Page => MarkdownPage.At("docs/errors.md").Text;

    [Fact]
    public void Every_exception_is_in_a_table() =>
        Exceptions.Where(type => !Page.Split('\n').Any(line => line.StartsWith('|') && line.Contains($"`{type.Name}`", StringComparison.Ordinal)))
            .Should().BeEmpty("a reader looks an exception up in docs/errors.md");

    [Fact]
    public void Every_exception_can_be_constructed_in_a_test() =>
        Exceptions.Where(type => type.GetConstructors().Length == 0).Should().BeEmpty("a stub throws them");

    [Fact]
    public void Every_exception_is_one_of_two_kinds() =>
        Exceptions.Should().OnlyContain(type => type.IsAssignableTo(typeof(BatchJobException)) || type.IsAssignableTo(typeof(TimeoutException)));

    [Fact]
    public async Task A_failed_job_is_an_exception()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1]);
        server.Spss.WhenSubmitted(_ => true).ThenFail("The table DRUG1N does not exist.");
        SpssClient spss = SnippetClients.Spss(server);
        JobDefinition definition = JobDefinition.BatchScore("drug1n").Build();
        SpssJob job = await spss.Jobs.SubmitAsync("score-1", definition, cancellationToken);

        try
        {
            await job.WaitForCompletionAsync(cancellationToken: cancellationToken);
        }
        catch (JobFailedException failure)
        {
            Console.WriteLine($"{failure.Update.JobId}: {failure.Update.Message}");
        }
        catch (Exception failure) when (failure is BatchJobException or TimeoutException)
        {
            Console.WriteLine(failure.Message);
        }

        server.Spss.Jobs["score-1"].State.Should().Be("FAILED");
    }

    [Fact]
    public void Invalid_input_is_an_exception()
    {
        int count = JobDefinition.Validate("""{ "action": "BATCH_SCORING" }""").Count;

        try
        {
            JobDefinition.Parse("""{ "action": "BATCH_SCORING" }""");
        }
        catch (InputValidationException invalid)
        {
            foreach (ValidationError error in invalid.Errors)
            {
                Console.WriteLine($"{error.Path}: {error.Problem} Allowed: {error.Allowed}");
            }
        }

        count.Should().Be(2, "the action is unknown, and there is no stream");
    }

    [Fact]
    public async Task An_unknown_outcome_has_candidates()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        SpssClient spss = SpssClient.Create(
            new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key", Retry = { MaxRetryAttempts = 0 } },
            new LosingHandler(server.CreateHandler()),
            server.Clock);
        server.Spss.Files.Add("drug1n", [1]);
        JobDefinition definition = JobDefinition.BatchScore("drug1n").Build();

        try
        {
            await spss.Jobs.SubmitAsync("score-1", definition, cancellationToken);
        }
        catch (SubmissionOutcomeUnknownException unknown)
        {
            foreach (IBatchJob candidate in unknown.Candidates)
            {
                JobUpdate update = await candidate.GetUpdateAsync(cancellationToken);
                Console.WriteLine($"{update.JobId} is {update.State}");
            }
        }

        server.Journal.Entries[^1].Path.Should().Be("/pm/v1/jobs/score-1/status", "the one candidate is asked for");
        server.Spss.Jobs.Should().ContainSingle();
    }

    [Fact]
    public void Exceptions_are_made_by_tests()
    {
        var update = new JobUpdate { JobId = "score-1", State = "FAILED", Phase = JobPhase.Failed, Message = "The table is empty." };
        Exception[] failures =
        [
            new JobFailedException(update),
            new JobDeletedException("score-1"),
            new ResourceNotFoundException("There is no job 'score-1'."),
            new ServiceException(HttpStatusCode.InternalServerError, "The service failed.") { RequestId = "1234" },
            new RequestTimeoutException("SPSS GetJobStatus", "GET /pm/v1/jobs/{id}/status", TimeSpan.FromSeconds(100)),
            new SubmissionOutcomeUnknownException("The response was lost.", candidates: []),
        ];

        failures.Should().OnlyContain(failure => failure is BatchJobException || failure is TimeoutException);
    }

    /// <summary>Loses the response to a submission, and to the question about the job that follows.</summary>
    private sealed class LosingHandler(HttpMessageHandler service) : DelegatingHandler(service)
    {
        private int lost;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            return lost++ < 2 ? throw new HttpRequestException(HttpRequestError.ResponseEnded) : response;
        }
    }
}
