using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using BatchJobs.Testing.DataFlux;

namespace BatchJobs.Testing;

/// <summary>
/// A fault that is being planned: which requests it strikes, how often, and last what it is. Without <see cref="Once"/>,
/// <see cref="Times"/> or <see cref="Sometimes"/> it strikes every time.
/// </summary>
public sealed class FaultBuilder
{
    // None of them has a body, whatever happens.
    private static readonly DataFluxOperation[] WithoutBody =
    [
        DataFluxOperation.JobFlowExists, DataFluxOperation.DeleteJobFlow, DataFluxOperation.DeleteJob, DataFluxOperation.DeleteJobsByState, DataFluxOperation.DeleteEngines,
    ];

    private readonly FaultCollection faults;
    private readonly FaultCondition condition;
    private readonly bool isApplied;

    internal FaultBuilder(FaultCollection faults, FaultCondition condition, bool isApplied = false)
    {
        this.faults = faults;
        this.condition = condition;
        this.isApplied = isApplied;
    }

    /// <summary>Limits the fault to requests that a test recognizes.</summary>
    /// <param name="applies">Recognizes the requests; all that were given have to.</param>
    /// <returns>The fault that is being planned.</returns>
    public FaultBuilder When(Func<FaultRequest, bool> applies)
    {
        ArgumentNullException.ThrowIfNull(applies);
        return With(condition with { Applies = condition.Applies is { } before ? request => before(request) && applies(request) : applies });
    }

    /// <summary>Lets the fault strike one request.</summary>
    /// <returns>The fault that is being planned.</returns>
    public FaultBuilder Once() => Times(1);

    /// <summary>Lets the fault strike some requests.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The fault that is being planned.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public FaultBuilder Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return With(condition with { Limit = count });
    }

    /// <summary>Spares the requests before a number.</summary>
    /// <param name="first">The number of the first request that is struck, from 1.</param>
    /// <returns>The fault that is being planned.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="first"/> is less than 1.</exception>
    public FaultBuilder From(int first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        return With(condition with { First = first });
    }

    /// <summary>Lets the fault strike by chance; see <see cref="FaultCollection.WithSeed"/>.</summary>
    /// <param name="chance">How likely it strikes a request, above 0 and at most 1.</param>
    /// <returns>The fault that is being planned.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chance"/> is no such number.</exception>
    public FaultBuilder Sometimes(double chance) => chance is > 0 and <= 1
        ? With(condition with { Chance = chance })
        : throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance is above 0 and at most 1.");

    /// <summary>Lets <see cref="FakeBatchServer.Verify"/> accept that the fault has not struck.</summary>
    /// <returns>The fault that is being planned.</returns>
    public FaultBuilder Optional() => With(condition with { IsOptional = true });

    /// <summary>Lets the service carry out the request first, and the fault concern its response: for <see cref="Delay"/>, responses and redirects.</summary>
    /// <returns>The fault that is being planned.</returns>
    public FaultBuilder AfterApplying() => new(faults, condition, isApplied: true);

    /// <summary>Loses the request: the service never has it, and its sender gets no response.</summary>
    /// <param name="failure">What becomes of the connection. Default: it is reset. .NET itself sends a request without a body again, up to three times, when it is closed.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="InvalidOperationException">The request is to be carried out: use <see cref="LoseResponse"/>.</exception>
    public Fault LoseRequest(ConnectionFailure failure = ConnectionFailure.Reset) => isApplied
        ? throw new InvalidOperationException("A request that is lost is not carried out: use LoseResponse, or leave out AfterApplying.")
        : faults.Add(condition, new CutEffect(new ResponseCut(Defined(failure), After: null), IsApplied: false));

    /// <summary>Loses the response: the service carries out the request, and its sender never learns of it.</summary>
    /// <param name="failure">What becomes of the connection. Default: it is reset. .NET itself sends a request without a body again, up to three times, when it is closed.</param>
    /// <returns>The fault.</returns>
    public Fault LoseResponse(ConnectionFailure failure = ConnectionFailure.Reset) =>
        faults.Add(condition, new CutEffect(new ResponseCut(Defined(failure), After: null), IsApplied: true));

    /// <summary>Closes the connection within the body of the response. It strikes responses only that have more bytes.</summary>
    /// <param name="bytes">How many bytes of the body come.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The operation's responses have no body.</exception>
    public Fault CloseAfter(long bytes) => Cut(ConnectionFailure.Closed, bytes);

    /// <summary>Resets the connection within the body of the response. It strikes responses only that have more bytes.</summary>
    /// <inheritdoc cref="CloseAfter"/>
    public Fault ResetAfter(long bytes) => Cut(ConnectionFailure.Reset, bytes);

    /// <summary>Lets nothing more come within the body of the response. It strikes responses only that have more bytes.</summary>
    /// <inheritdoc cref="CloseAfter"/>
    public Fault StallAfter(long bytes) => Cut(ConnectionFailure.Stalled, bytes);

    /// <summary>Delays the request on its way, or after <see cref="AfterApplying"/> the response. Other faults may strike beside it.</summary>
    /// <param name="time">How long, on the server's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is not positive, or longer than a timer can be (49 days).</exception>
    public Fault Delay(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, FakeTimer.Longest);
        return faults.Add(condition, new DelayEffect(time, isApplied));
    }

    /// <summary>Answers with an error as the service itself does, with its headers and its error body.</summary>
    /// <param name="status">The status, from 400 to 599; any that the service's document lists for the operation, and others.</param>
    /// <param name="retryAfter">What <c>Retry-After</c> says, in whole seconds. Default: null, no such header.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is no error, or <paramref name="retryAfter"/> is negative or has parts of a second.</exception>
    public Fault Respond(int status, TimeSpan? retryAfter = null)
    {
        string description = Describe($"answered with {OptionRules.Error(status)}", retryAfter);
        return Answer(description, error => error(status, "The test has planned this error."), retryAfter);
    }

    /// <summary>Answers with an error as a gateway in front of the service does, with a page in HTML and none of the service's headers.</summary>
    /// <inheritdoc cref="Respond"/>
    public Fault RespondAsGateway(int status, TimeSpan? retryAfter = null)
    {
        string page = string.Create(CultureInfo.InvariantCulture, $"<html><head><title>{OptionRules.Error(status)}</title></head><body><h1>{status}</h1><hr>gateway</body></html>");
        return Answer(Describe($"answered with {status} by a gateway", retryAfter), _ => FakeResponse.Text(status, "text/html", page), retryAfter);
    }

    /// <summary>Answers with any response, without the service's headers.</summary>
    /// <param name="status">The status, from 200 to 599.</param>
    /// <param name="contentType">The content type; null for none.</param>
    /// <param name="body">The body.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of a final response.</exception>
    /// <exception cref="ArgumentException">A response of that status has no body, or the content type is none.</exception>
    public Fault RespondWith(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        if (status is < 200 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "The status of a response is one from 200 to 599.");
        }

        if (status is 204 or 304 && !body.IsEmpty)
        {
            throw new ArgumentException($"A response with {status} has no body.", nameof(body));
        }

        CheckContentType(contentType, nameof(contentType));
        return Answer(Describe($"answered with {status} and a body of the test's", null), _ => new FakeResponse(status, contentType, Blob.Of(body)), null);
    }

    /// <inheritdoc cref="RespondWith(int, string, ReadOnlyMemory{byte})"/>
    public Fault RespondWith(int status, string? contentType, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RespondWith(status, contentType, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Answers with a redirect.</summary>
    /// <param name="location">Where to, absolute or relative.</param>
    /// <param name="status">301, 302, 303, 307 or 308. Default: 302.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of a redirect.</exception>
    public Fault Redirect(Uri location, int status = 302)
    {
        ArgumentNullException.ThrowIfNull(location);
        return status is 301 or 302 or 303 or 307 or 308
            ? Answer(Describe($"redirected with {status}", null), _ => new FakeResponse(status, null, Blob.Empty).With("Location", location.OriginalString), null)
            : throw new ArgumentOutOfRangeException(nameof(status), status, "The status of a redirect is 301, 302, 303, 307 or 308.");
    }

    /// <summary>Lets the service answer, and puts another body into its response, such as garbage, a page in HTML, or nothing.</summary>
    /// <param name="body">The body.</param>
    /// <param name="contentType">The content type. Default: null, the service's.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="InvalidOperationException">The operation's responses have no body.</exception>
    /// <exception cref="ArgumentException">The content type is none.</exception>
    public Fault ReplaceBody(string body, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        CheckContentType(contentType, nameof(contentType));
        return Change("body replaced", response => response.WithBody(contentType ?? response.ContentType, Blob.Of(Encoding.UTF8.GetBytes(body))));
    }

    /// <summary>Lets the service answer, and says another content type of its response.</summary>
    /// <param name="contentType">The content type; null for none.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="InvalidOperationException">The operation's responses have no body.</exception>
    /// <exception cref="ArgumentException">The content type is none.</exception>
    public Fault ReplaceContentType(string? contentType)
    {
        CheckContentType(contentType, nameof(contentType));
        return Change("content type replaced", response => response.WithBody(contentType, response.Body));
    }

    private static ConnectionFailure Defined(ConnectionFailure failure) => Enum.IsDefined(failure)
        ? failure
        : throw new ArgumentOutOfRangeException(nameof(failure), failure, "There is no such failure of a connection.");

    private static void CheckContentType(string? contentType, string parameter)
    {
        if (contentType is not null && !MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            throw new ArgumentException($"'{contentType}' is no content type.", parameter);
        }
    }

    private FaultBuilder With(FaultCondition changed) => new(faults, changed, isApplied);

    private string Describe(string answer, TimeSpan? retryAfter)
    {
        string pause = retryAfter is { } time ? string.Create(CultureInfo.InvariantCulture, $", Retry-After {time.TotalSeconds}") : "";
        return $"{(isApplied ? "carried out, and " : "")}{answer}{pause}";
    }

    private Fault Answer(string description, Func<Func<int, string, FakeResponse>, FakeResponse> make, TimeSpan? retryAfter)
    {
        if (retryAfter is { } time && (time < TimeSpan.Zero || time.Ticks % TimeSpan.TicksPerSecond != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(retryAfter), time, "Retry-After is in whole seconds, from 0.");
        }

        return faults.Add(condition, new ResponseEffect(description, isApplied, error =>
            retryAfter is { } pause ? make(error).With("Retry-After", pause.TotalSeconds.ToString(CultureInfo.InvariantCulture)) : make(error)));
    }

    private Fault Change(string description, Func<FakeResponse, FakeResponse> change)
    {
        RequireBody();
        return faults.Add(condition, new ChangeEffect(description, change));
    }

    private Fault Cut(ConnectionFailure failure, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        RequireBody();
        return faults.Add(condition, new CutEffect(new ResponseCut(failure, bytes), IsApplied: true));
    }

    private void RequireBody()
    {
        if (condition.Operation is DataFluxOperation operation && WithoutBody.Contains(operation))
        {
            throw new InvalidOperationException($"The responses of {operation} have no body.");
        }
    }
}
