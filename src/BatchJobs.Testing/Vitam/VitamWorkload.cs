namespace BatchJobs.Testing.Vitam;

/// <summary>
/// When tasks end. Everything that was due is made up for, in the order of time, whenever somebody looks; between looks
/// nothing runs.
/// </summary>
internal sealed class VitamWorkload
{
    private readonly Schedule<FakeVitamTask> schedule = new();

    public void Start(FakeVitamTask task)
    {
        task.Move(VitamEvent.Submit, task.StartedAt);
        schedule.Add(task, task.StartedAt, task.Run.RunningTime);
    }

    /// <summary>Ends a running task by its plan or by a request.</summary>
    public static void End(FakeVitamTask task, VitamEvent how, DateTimeOffset at)
    {
        task.Move(how, at);
        task.EndedAt = at;
    }

    /// <summary>Lets everything happen that was due by now.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        while (schedule.TryTake(now, out FakeVitamTask task, out DateTimeOffset at))
        {
            if (task.CurrentState == VitamLifecycle.Running)
            {
                End(task, task.Run.Error is null ? VitamEvent.Succeed : VitamEvent.Fail, at);
            }
        }
    }
}
