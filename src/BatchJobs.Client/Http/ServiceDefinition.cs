using System.Diagnostics.CodeAnalysis;

namespace BatchJobs.Client;

/// <summary>What distinguishes one service from the others: its client is registered and created from this.</summary>
internal abstract class ServiceDefinition<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>
    where TClient : class
    where TOptions : ClientOptions
{
    /// <summary>The service's name in the names of HTTP clients and log categories.</summary>
    public abstract string Name { get; }

    /// <summary>The service's name in messages, spans and metrics.</summary>
    public virtual string DisplayName => Name;

    public abstract OperationTable Operations { get; }

    public abstract ClientOptionsValidator<TOptions> Validator { get; }

    /// <summary>What the handlers must know, from options that are valid.</summary>
    public ServiceSettings CreateSettings(TOptions options) => CreateServiceSettings(options) with
    {
        AttemptTimeout = options.AttemptTimeout,
        IdleTimeout = options.IdleTimeout,
        Headers = [.. options.Headers],
        AllowAutoRedirect = options.AllowAutoRedirect,
        Retry = options.Retry,
    };

    /// <summary>What of it the service alone decides: its name and address, credentials and headers.</summary>
    protected abstract ServiceSettings CreateServiceSettings(TOptions options);

    public abstract ServiceSerializer CreateSerializer(TimeProvider time);

    public abstract TClient CreateClient(IApiProvider apis, CurrentOptions<TOptions> options, TimeProvider time, ClientTelemetry telemetry);

    /// <summary>Registers each of the service's interfaces.</summary>
    public abstract void AddApis(IApiRegistration apis);

    /// <summary>Creates a client without a container.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are wrong.</exception>
    public TClient CreateClient(TOptions options, HttpMessageHandler? handler, TimeProvider? time)
    {
        Validator.Check(options);
        time ??= TimeProvider.System;
        var current = new CurrentOptions<TOptions>(options);
        var settings = new CurrentSettings<TOptions>(current, CreateSettings);
        var telemetry = ClientTelemetry.Without(DisplayName, time, settings);
        var service = new CredentialsHandler(settings, handler ?? PrimaryHandlers.Create());
        return CreateClient(new ServiceConnection(settings, Operations, CreateSerializer(time), time, telemetry, service), current, time, telemetry);
    }
}

/// <summary>Where a client finds the implementations of its service's interfaces.</summary>
internal interface IApiProvider
{
    TApi Get<TApi>()
        where TApi : class;
}

/// <summary>Takes the interfaces of a service.</summary>
internal interface IApiRegistration
{
    /// <summary>Registers an interface, unless the program has an implementation of its own.</summary>
    IApiRegistration Add<TApi>()
        where TApi : class;
}
