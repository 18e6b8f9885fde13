namespace BatchJobs.Testing;

/// <summary>An operation of a service.</summary>
/// <typeparam name="TService">What answers.</typeparam>
/// <typeparam name="TCall">What the service knows of a request.</typeparam>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path below the service's base, with at most one parameter, in braces, that is a whole segment.</param>
/// <param name="Operation">The operation's name.</param>
/// <param name="Answer">Answers a request, given the path's parameter.</param>
internal sealed record Route<TService, TCall>(string Method, string Path, Enum Operation, Func<TService, TCall, string, FakeResponse> Answer)
{
    private readonly string[] segments = Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    public int Length => segments.Length;

    /// <summary>Whether the parameter is a job or a task.</summary>
    public bool IsAboutJob { get; } = Path.StartsWith("/jobs/{", StringComparison.Ordinal) || Path.StartsWith("/tasks/{", StringComparison.Ordinal);

    /// <summary>Returns whether a path is the route's, with its parameter.</summary>
    public bool Matches(ReadOnlySpan<string> path, out string parameter)
    {
        parameter = "";
        if (path.Length != segments.Length)
        {
            return false;
        }

        for (int i = 0; i < path.Length; i++)
        {
            if (segments[i][0] == '{')
            {
                parameter = path[i];
            }
            else if (segments[i] != path[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The operations of a service.</summary>
/// <param name="prefix">What stands before the paths in messages.</param>
/// <param name="routes">The operations.</param>
internal sealed class RouteTable<TService, TCall>(string prefix, params Route<TService, TCall>[] routes)
{
    /// <summary>Lets the operation of a request answer it, and notes the operation for the journal.</summary>
    /// <returns>The response, or null when there is no such operation.</returns>
    public FakeResponse? Answer(TService service, TCall call, FakeRequest request, string[] path)
    {
        if (Find(request, path, out string parameter) is not { } route)
        {
            return null;
        }

        request.Note(route.Operation, route.IsAboutJob ? parameter : null);
        return route.Answer(service, call, parameter);
    }

    /// <summary>What a request is about; null when it is about no operation.</summary>
    public RequestTarget? Find(FakeRequest request, string[] path) =>
        Find(request, path, out string parameter) is { } route ? new RequestTarget(route.Operation, route.IsAboutJob ? parameter : null) : null;

    private Route<TService, TCall>? Find(FakeRequest request, string[] path, out string parameter)
    {
        foreach (Route<TService, TCall> route in routes)
        {
            if (route.Matches(path, out parameter) && route.Method == request.Method)
            {
                return route;
            }
        }

        parameter = "";
        return null;
    }

    /// <summary>The verbs of the operations with a path, in the order of the table; empty when no operation has it.</summary>
    public string AllowedMethods(string[] path) => string.Join(", ", routes.Where(route => route.Matches(path, out _)).Select(route => route.Method));

    /// <summary>Says of a request that no document knows its operation.</summary>
    public string Undocumented(FakeRequest request, string[] path) =>
        $"{request.Method} {request.RawPath} is not documented; the nearest documented operation is {Closest(request.Method, path)}. (Strict mode of the fake.)";

    /// <summary>The documented operation that somebody may have meant, among those with as many segments, if there are any.</summary>
    public string Closest(string method, string[] path)
    {
        int length = path.Length;
        Route<TService, TCall>[] alike = Array.FindAll(routes, route => route.Length == length);
        return ClosestMatch.To($"{method} {prefix}/{string.Join('/', path)}", (alike.Length > 0 ? alike : routes).Select(route => $"{route.Method} {prefix}{route.Path}"));
    }
}
