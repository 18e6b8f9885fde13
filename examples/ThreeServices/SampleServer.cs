using BatchJobs.Testing;

namespace ThreeServices;

/// <summary>The built-in fake, with jobs of different lengths.</summary>
internal static class SampleServer
{
    public static FakeBatchServer Start(bool instant)
    {
        var fake = new FakeBatchServer(new FakeBatchServerOptions { Clock = instant ? ClockMode.AutoAdvance : ClockMode.System });
        fake.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromSeconds(0.5)).RunFor(TimeSpan.FromSeconds(2));
        fake.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromSeconds(4));
        fake.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromSeconds(3));
        return fake;
    }
}
