namespace BatchJobs.Conformance.Vitam;

/// <summary>A request, and the status that the document gives to its answer.</summary>
internal sealed record Operation(string Method, string Path, string? Body, int Status)
{
    /// <summary>All operations, each with success; one running task is addressed by the path, the other by the body.</summary>
    public static Operation[] All(string one, string other) => [.. OnTasks(one, other), new("GET", "/status", null, 200)];

    /// <summary>The five operations on tasks.</summary>
    public static Operation[] OnTasks(string one, string other) =>
    [
        new("GET", "/tasks", null, 200), new("POST", "/tasks", VitamCalls.Step, 201), new("GET", VitamCalls.TaskPath(one), null, 200),
        new("PUT", VitamCalls.TaskPath(one), "{}", 200), new("PUT", "/tasks", VitamCalls.Addressing(other), 200),
    ];

    /// <summary>Refusals of each kind that the document lists for tasks, save for the key; the task is one that has ended.</summary>
    public static Operation[] Refused(string ended) =>
    [
        new("GET", "/tasks/nobody", null, 404), new("PUT", "/tasks/nobody", "{}", 404), new("PUT", "/tasks", VitamCalls.Addressing("nobody"), 404),
        new("PUT", VitamCalls.TaskPath(ended), "{}", 409), new("PUT", "/tasks", VitamCalls.Addressing(ended), 409),
        new("GET", "/tasks", "[]", 412), new("GET", "/tasks", VitamCalls.Querying("nonsense"), 412), new("POST", "/tasks", "{}", 412),
        new("PUT", "/tasks", "{}", 412),
    ];
}
