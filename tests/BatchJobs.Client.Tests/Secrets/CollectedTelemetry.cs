using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>Everything that spans and metrics of the process show while it is there.</summary>
internal sealed class CollectedTelemetry : IDisposable
{
    private readonly Lock gate = new();
    private readonly ActivityListener spans;
    private readonly MeterListener meters;
    private List<string> shown = [];

    public CollectedTelemetry()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Add(Texts(span)),
        };
        ActivitySource.AddActivityListener(spans);
        meters = new MeterListener { InstrumentPublished = (instrument, own) => own.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add([Text(instrument, tags)]));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add([Text(instrument, tags)]));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add([Text(instrument, tags)]));
        meters.Start();
    }

    /// <summary>What was shown since the last time.</summary>
    public List<string> Take()
    {
        lock (gate)
        {
            List<string> taken = shown;
            shown = [];
            return taken;
        }
    }

    public void Dispose()
    {
        spans.Dispose();
        meters.Dispose();
    }

    // The connection itself adds its exception to its span, beneath this library; for a response that is no HTTP that quotes a line of it.
    private static IEnumerable<string> Texts(Activity span) =>
    [
        $"span {span.DisplayName}", span.OperationName, span.StatusDescription ?? "",
        .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
        .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. span.Events.Where(one => span.Source.Name == BatchJobsTelemetry.ActivitySourceName || one.Name != "exception")
            .SelectMany(one => one.Tags.Select(tag => $"{one.Name} {tag.Key}={tag.Value}")),
    ];

    private static string Text(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}";

    private void Add(IEnumerable<string> texts)
    {
        lock (gate)
        {
            shown.AddRange(texts);
        }
    }
}
