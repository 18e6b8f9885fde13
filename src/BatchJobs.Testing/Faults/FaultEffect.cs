namespace BatchJobs.Testing;

/// <summary>What a fault does to a request.</summary>
/// <param name="Description">What it is, for messages.</param>
/// <param name="IsApplied">Whether the service carries out the request.</param>
internal abstract record FaultEffect(string Description, bool IsApplied);

/// <summary>Lets the request or its response take longer.</summary>
/// <param name="Time">How much, on the server's clock.</param>
/// <param name="IsApplied">Whether the service carries out the request before.</param>
internal sealed record DelayEffect(TimeSpan Time, bool IsApplied)
    : FaultEffect($"{(IsApplied ? "response" : "request")} delayed by {Time}", IsApplied);

/// <summary>Breaks the connection.</summary>
internal sealed record CutEffect(ResponseCut Cut, bool IsApplied)
    : FaultEffect($"{(Cut.After is { } bytes ? $"response cut after {bytes} bytes" : IsApplied ? "response lost" : "request lost")}, connection {Cut.Failure.ToString().ToLowerInvariant()}", IsApplied);

/// <summary>Puts another response in the place of the service's.</summary>
/// <param name="Description">What it is, for messages.</param>
/// <param name="IsApplied">Whether the service carries out the request.</param>
/// <param name="Make">Makes the response, given what makes an error of the service.</param>
internal sealed record ResponseEffect(string Description, bool IsApplied, Func<Func<int, string, FakeResponse>, FakeResponse> Make)
    : FaultEffect(Description, IsApplied);

/// <summary>Changes the service's response.</summary>
internal sealed record ChangeEffect(string Description, Func<FakeResponse, FakeResponse> Change)
    : FaultEffect(Description, IsApplied: true);
