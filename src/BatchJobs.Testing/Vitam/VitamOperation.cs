namespace BatchJobs.Testing.Vitam;

/// <summary>The operations of the Vitam worker, as its document names them.</summary>
public enum VitamOperation
{
    /// <summary><c>GET /v1/tasks</c>: lists the running tasks, all or those that a query finds.</summary>
    ListTasks,

    /// <summary><c>POST /v1/tasks</c>: submits a step, which makes a task.</summary>
    SubmitTask,

    /// <summary><c>PUT /v1/tasks</c>: cancels the task of a request.</summary>
    CancelByRequestId,

    /// <summary><c>GET /v1/tasks/{id_async}</c>: gets the status of a task.</summary>
    GetTask,

    /// <summary><c>PUT /v1/tasks/{id_async}</c>: cancels a task.</summary>
    CancelTask,

    /// <summary><c>GET /v1/status</c>: gets the status of the service.</summary>
    GetStatus,
}
