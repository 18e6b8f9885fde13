using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using BatchJobs.Client;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Conformance.Docs;

/// <summary>The tables of <c>docs/observability.md</c> have the instruments, the spans, the attributes and the events that there are, and no others.</summary>
[Collection(nameof(ListeningCollection))]
public sealed class ObservabilityPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.At("docs/observability.md");

    [Fact]
    public void Every_event_of_the_log_is_in_the_table_as_it_is()
    {
        string[][] rows = Rows("Log");
        (MethodInfo Method, LoggerMessageAttribute Event)[] events =
        [
            .. from type in typeof(BatchJobException).Assembly.GetTypes()
               from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
               let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
               where attribute is not null
               orderby attribute.EventId
               select (method, attribute),
        ];

        rows.Select(row => $"{row[0]} {row[1]} {row[3]}").Should().Equal(events.Select(one => $"{one.Event.EventId} {one.Method.Name} {one.Event.Message}"));
        rows.Select(row => row[0]).Should().OnlyHaveUniqueItems("an identifier is one event in the whole library");
        foreach ((string[] row, LoggerMessageAttribute one) in rows.Zip(events.Select(one => one.Event)))
        {
            row[2].Should().StartWith(one.Level == LogLevel.None ? nameof(LogLevel.Information) : one.Level.ToString(), row[1]);
        }
    }

    [Fact]
    public async Task Every_instrument_and_its_attributes_are_in_the_table_as_they_are()
    {
        var seen = new Dictionary<string, (Instrument Instrument, SortedSet<string> Tags)>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == BatchJobsTelemetry.MeterName)
                {
                    seen.TryAdd(instrument.Name, (instrument, new SortedSet<string>(StringComparer.Ordinal)));
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        listener.Start();

        await UseEverythingAsync();

        Rows("Metrics").Select(row => $"{row[0]} {row[1]} {row[2]}").Order(StringComparer.Ordinal).Should().Equal(
            seen.Values.Select(one => $"{one.Instrument.Name} {one.Instrument.GetType().Name.Split('`')[0]} {one.Instrument.Unit}").Order(StringComparer.Ordinal));
        foreach (string[] row in Rows("Metrics"))
        {
            Names(row[4]).Should().BeEquivalentTo(seen[row[0]].Tags, row[0]).And.NotContain("batchjobs.job.id");
        }

        void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (seen)
            {
                seen[instrument.Name].Tags.UnionWith(tags.ToArray().Select(tag => tag.Key));
            }
        }
    }

    [Fact]
    public async Task Every_span_and_its_attributes_are_in_the_table_as_they_are()
    {
        var seen = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BatchJobsTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(listener);

        await UseEverythingAsync();

        Rows("Spans").Select(row => row[0]).Should().BeEquivalentTo(seen.Keys);
        Rows("Spans").Should().AllSatisfy(row => Names(row[2]).Should().BeEquivalentTo(seen[row[0]], row[0]));

        void Add(Activity span)
        {
            string service = (string)span.GetTagItem("batchjobs.service")!;
            string what = span.DisplayName == $"{span.GetTagItem("batchjobs.operation")} {service}" ? "{operation} {service}" : span.DisplayName.Replace(service, "{service}");
            lock (seen)
            {
                seen.TryAdd(what, new SortedSet<string>(StringComparer.Ordinal));
                seen[what].UnionWith(span.TagObjects.Select(tag => tag.Key));
            }
        }
    }

    [Fact]
    public void Every_attribute_is_explained() =>
        Rows("Attributes").SelectMany(row => Names(row[0])).Distinct().Should().BeEquivalentTo(
            Rows("Spans").SelectMany(row => Names(row[2])).Concat(Rows("Metrics").SelectMany(row => Names(row[4]))).Distinct());

    /// <summary>Lets happen once what spans and metrics can tell of.</summary>
    private static async Task UseEverythingAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1]);
        server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromMinutes(5)).RunFor(TimeSpan.FromMinutes(5)).ThenFail("no such table");
        server.Faults.On(SpssOperation.GetJobStatus).Once().Respond(503);
        server.Faults.On(SpssOperation.ListJobs).Once().Respond(403);
        server.Faults.On(VitamOperation.SubmitTask).Once().LoseResponse();
        server.Faults.On(VitamOperation.GetTask).Respond(401);
        SpssClient spss = SnippetClients.Spss(server);
        VitamClient vitam = SnippetClients.Vitam(server);
        var jobs = new List<SpssJob>();
        for (int i = 0; i < 6; i++)
        {
            jobs.Add(await spss.Jobs.SubmitAsync($"score-{i}", JobDefinition.BatchScore("drug1n").Build(), cancellationToken));
        }

        await BatchJob.WhenAllAsync(jobs, cancellationToken: cancellationToken);
        await vitam.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamStep.Named("Check").Action("CheckFormat").Build(), cancellationToken: cancellationToken))
            .Should().ThrowAsync<SubmissionOutcomeUnknownException>();
        await spss.Jobs.Invoking(all => all.SubmitAsync("score-0", JobDefinition.BatchScore("drug1n").Build(), cancellationToken)).Should().ThrowAsync<ResourceConflictException>();
        await vitam.Tasks.GetHandle("task").TryWaitForCompletionAsync(cancellationToken: cancellationToken);
    }

    /// <summary>The cells of the table below a heading, without the marks of code around a whole cell.</summary>
    private static string[][] Rows(string heading) =>
    [
        .. Page.Text.Split($"\n## {heading}\n")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).Select(cell => cell.StartsWith('`') && cell.EndsWith('`') && cell.Count(letter => letter == '`') == 2 ? cell.Trim('`') : cell).ToArray()),
    ];

    /// <summary>What a cell has in marks of code; all of it when it has none.</summary>
    private static string[] Names(string cell) => cell.Contains('`') ? [.. cell.Split('`').Where((_, index) => index % 2 == 1)] : [cell];
}
