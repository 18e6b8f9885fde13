using System.Diagnostics.CodeAnalysis;

namespace BatchJobs.Client;

/// <summary>What the handlers must know, as the client's options are at present.</summary>
internal abstract class CurrentSettings
{
    public abstract ServiceSettings Value { get; }
}

/// <summary>Settings made of options; the address stays what it was at first, and secrets that were in use stay secret.</summary>
internal sealed class CurrentSettings<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(CurrentOptions<TOptions> options, Func<TOptions, ServiceSettings> create) : CurrentSettings
    where TOptions : ClientOptions
{
    // How many keys are remembered that have been replaced: responses of theirs may still be on their way.
    private const int MaxSecrets = 32;

    private readonly Lock gate = new();
    private Made? made;

    public override ServiceSettings Value
    {
        get
        {
            TOptions now = options.Value;
            Made? last = Volatile.Read(ref made);
            return last is not null && ReferenceEquals(last.Options, now) ? last.Settings : Make(now);
        }
    }

    private ServiceSettings Make(TOptions now)
    {
        lock (gate)
        {
            Made? last = made;
            if (last is null || !ReferenceEquals(last.Options, now))
            {
                ServiceSettings settings = create(now);
                made = last = new Made(now, last is null ? settings : settings with
                {
                    Root = last.Settings.Root,
                    Secrets = [.. settings.Secrets.Concat(last.Settings.Secrets).Distinct(StringComparer.Ordinal).Take(MaxSecrets)],
                });
            }

            return last.Settings;
        }
    }

    private sealed record Made(TOptions Options, ServiceSettings Settings);
}
