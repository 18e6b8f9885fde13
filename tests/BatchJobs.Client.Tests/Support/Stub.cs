using System.Reflection;

namespace BatchJobs.Client.Tests;

/// <summary>An interface of which only the methods that a test names answer.</summary>
public class Stub<T> : DispatchProxy
    where T : class
{
    private Dictionary<string, Func<string, object>> answers = [];

    /// <param name="answers">By method, the answer to its first argument, if that is a text.</param>
    public static T With(Dictionary<string, Func<string, object>> answers)
    {
        T stub = Create<T, Stub<T>>();
        ((Stub<T>)(object)stub).answers = answers;
        return stub;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        answers.TryGetValue(targetMethod!.Name, out Func<string, object>? answer)
            ? answer(args?.FirstOrDefault() as string ?? "")
            : throw new NotSupportedException($"The test does not expect {targetMethod.Name}.");
}
