using static System.Net.HttpStatusCode;

namespace BatchJobs.Client.Vitam;

/// <summary>Every operation of the service: verb, path below the root, what may be repeated, and the codes that mean success.</summary>
internal static class VitamOperations
{
    private const string Json = "application/json";

    public static readonly Operation ListTasks = new("ListTasks", HttpMethod.Get, "/tasks", Resend.Always, OK) { Accept = Json };
    public static readonly Operation SubmitTask = new("SubmitTask", HttpMethod.Post, "/tasks", Resend.OnlyIfNotApplied, Created, OK, Accepted) { Accept = Json };
    public static readonly Operation CancelByRequestId = new("CancelByRequestId", HttpMethod.Put, "/tasks", Resend.Always, OK) { Accept = Json };
    public static readonly Operation GetTask = new("GetTask", HttpMethod.Get, "/tasks/{id_async}", Resend.Always, OK) { Accept = Json };
    public static readonly Operation CancelTask = new("CancelTask", HttpMethod.Put, "/tasks/{id_async}", Resend.Always, OK) { Accept = Json };

    /// <summary>503 is documented here as an answer: the service says that it is not available.</summary>
    public static readonly Operation GetStatus = new("GetStatus", HttpMethod.Get, "/status", Resend.Always, OK) { Accept = Json, Final = [ServiceUnavailable] };
}
