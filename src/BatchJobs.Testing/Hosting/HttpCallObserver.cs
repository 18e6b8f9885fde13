using System.Diagnostics;

namespace BatchJobs.Testing;

/// <summary>
/// Notes which calls of any <see cref="HttpClient"/> of the process are under way, for the clocks to whose code they belong. It
/// listens to two events of .NET's own connection that add nothing to the requests.
/// </summary>
internal sealed class HttpCallObserver : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Connection = "HttpHandlerDiagnosticListener";
    private const string Request = "System.Net.Http.Request";
    private const string Response = "System.Net.Http.Response";

    private static readonly Lazy<IDisposable> Subscription = new(static () => DiagnosticListener.AllListeners.Subscribe(new HttpCallObserver()));

    // Set while a connection sends, so that its end is found by its beginning.
    private static readonly AsyncLocal<Call?> Current = new();

    /// <summary>Begins to listen, once for the process.</summary>
    public static void Start() => _ = Subscription.Value;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Connection)
        {
            value.Subscribe(this, static name => name is Request or Response);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Request)
        {
            Current.Value = new Call(ExecutionFlow.CurrentMembership);
        }
        else if (value.Key == Response)
        {
            Current.Value?.End();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>One call, for every clock to whose code it belongs.</summary>
    private sealed class Call
    {
        private readonly ExecutionFlow.Membership? membership;
        private int hasEnded;

        public Call(ExecutionFlow.Membership? membership)
        {
            this.membership = membership;
            for (ExecutionFlow.Membership? one = membership; one is not null; one = one.Next)
            {
                one.Flow.Calls.Enter();
            }
        }

        public void End()
        {
            if (Interlocked.Exchange(ref hasEnded, 1) != 0)
            {
                return;
            }

            for (ExecutionFlow.Membership? one = membership; one is not null; one = one.Next)
            {
                one.Flow.Calls.Leave();
            }
        }
    }
}
