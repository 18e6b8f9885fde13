using System.Reflection;

namespace BatchJobs.Client.Tests;

/// <summary>An interface of which only the methods that a test names answer.</summary>
public class Stub : DispatchProxy
{
    private Dictionary<string, Func<string, object>> answers = [];

    /// <param name="answers">By method, the answer to its first argument, if that is a text.</param>
    public static T Of<T>(Dictionary<string, Func<string, object>> answers)
        where T : class
    {
        T stub = Create<T, Stub>();
        ((Stub)(object)stub).answers = answers;
        return stub;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        answers.TryGetValue(targetMethod!.Name, out Func<string, object>? answer)
            ? answer(args?.FirstOrDefault() as string ?? "")
            : throw new NotSupportedException($"The test does not expect {targetMethod.Name}.");
}
