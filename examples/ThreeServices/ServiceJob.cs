using BatchJobs.Client;

namespace ThreeServices;

/// <summary>A job, and the service that runs it.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Job">The job. What is asked of it from here on is the same for every service.</param>
internal sealed record ServiceJob(string Service, IBatchJob Job);
