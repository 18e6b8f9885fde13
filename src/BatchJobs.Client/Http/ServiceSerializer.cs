using System.Net;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace BatchJobs.Client;

/// <summary>Writes what a service's interfaces send, and reads what they return: a table of each, by type.</summary>
internal abstract class ServiceSerializer(TimeProvider time) : IHttpContentSerializer, ISynchronousContentSerializer
{
    private readonly Dictionary<Type, Delegate> writers = [];
    private readonly Dictionary<Type, Delegate> readers = [];

    public HttpContent ToHttpContent<T>(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return ((Func<T, HttpContent>)writers[typeof(T)])(item);
    }

    public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var response = (ResponseContent)content;
        try
        {
            return Task.FromResult(((Func<ResponseContent, T?>)readers[typeof(T)])(response));
        }
        catch (ServiceException unread) when (response.Call.Operation.IsSubmission)
        {
            // A success that cannot be understood hides what was started as well as no response does.
            throw OtherAnswer(response) ?? new SubmissionOutcomeUnknownException(response.Call.Name, response.Call.Operation.Verb, unread);
        }
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    /// <summary>
    /// The exception for an answer to a submission that is another one than promised, and yet says what has become of it; null for
    /// one that says nothing.
    /// </summary>
    protected virtual BatchJobException? OtherAnswer(ResponseContent response) => null;

    protected void Writes<T>(Func<T, HttpContent> write) => writers.Add(typeof(T), write);

    protected void ReadsText<T>(Func<string, ResponseContent, T?> read) =>
        readers.Add(typeof(T), (ResponseContent response) => new ResponseReader(response.Call, time).ReadText(response, text => read(text, response)));

    protected void ReadsJson<T>(JsonTypeInfo<T> type) => ReadsJson(type, static (value, _) => value);

    /// <param name="type">The type of the JSON.</param>
    /// <param name="combine">Makes the result of the JSON and the rest of the response; an exception for JSON means it cannot be.</param>
    /// <param name="noContent">Makes the result of a response with 204; null when the operation does not promise it.</param>
    protected void ReadsJson<T, TResult>(JsonTypeInfo<T> type, Func<T, ResponseContent, TResult> combine, Func<ResponseContent, TResult>? noContent = null) =>
        readers.Add(typeof(TResult), (ResponseContent response) => noContent is not null && response.StatusCode == HttpStatusCode.NoContent
            ? noContent(response)
            : new ResponseReader(response.Call, time).ReadJson(response, type, combine));
}
