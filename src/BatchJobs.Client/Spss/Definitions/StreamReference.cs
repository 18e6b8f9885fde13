namespace BatchJobs.Client.Spss;

/// <summary>The stream file that a job runs.</summary>
/// <param name="Id">The identifier under which the file was uploaded.</param>
/// <param name="Name">The name under which a training's result is saved; null leaves it to the service.</param>
public sealed record StreamReference(string Id, string? Name);
