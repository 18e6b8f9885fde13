using Refit;

namespace BatchJobs.Client;

/// <summary>The operations of a service, a row for each method of its interfaces.</summary>
internal sealed class OperationTable : Dictionary<(Type Interface, string Method), Operation>
{
    private static readonly HttpRequestOptionsKey<Type> Interface = new(HttpRequestMessageOptions.InterfaceType);
    private static readonly HttpRequestOptionsKey<string> Method = new(HttpRequestMessageOptions.MethodName);

    /// <summary>Refuses headers that cannot be sent as they are; an <see cref="ArgumentException"/> says which.</summary>
    public Action<HttpRequestMessage> CheckHeaders { get; init; } = static _ => { };

    /// <summary>The operation whose method has made a request.</summary>
    public Operation Of(HttpRequestMessage request)
    {
        Operation operation = request.Options.TryGetValue(Interface, out Type? type) && request.Options.TryGetValue(Method, out string? method)
            ? this[(type, method)]
            : throw new InvalidOperationException("The request was not made by one of the service's interfaces.");
        return AttemptHistory.Of(request)?.Refine(operation) ?? operation;
    }
}
