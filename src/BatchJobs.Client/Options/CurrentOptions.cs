using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client;

/// <summary>A client's options as they are at present: those of the container are read for each request.</summary>
internal sealed class CurrentOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>
    where TOptions : ClientOptions
{
    private readonly IOptionsMonitor<TOptions>? monitor;
    private readonly string name = Options.DefaultName;
    private readonly ILogger? logger;
    private TOptions valid;
    private string? reported;

    /// <summary>Options that do not change.</summary>
    public CurrentOptions(TOptions options) => valid = options;

    /// <summary>Options of a container.</summary>
    /// <exception cref="OptionsValidationException">They are wrong from the beginning.</exception>
    public CurrentOptions(IOptionsMonitor<TOptions> monitor, string name, ILogger? logger)
    {
        this.monitor = monitor;
        this.name = name;
        this.logger = logger;
        valid = monitor.Get(name);
    }

    /// <summary>The options, or the last that were valid when the present ones are not.</summary>
    public TOptions Value
    {
        get
        {
            if (monitor is null)
            {
                return valid;
            }

            try
            {
                valid = monitor.Get(name);
                reported = null;
            }
            catch (Exception invalid) when (invalid is not OutOfMemoryException)
            {
                Report(invalid);
            }

            return valid;
        }
    }

    private void Report(Exception invalid)
    {
        string problem = invalid is OptionsValidationException ? invalid.Message : invalid.GetType().Name;
        if (logger is not null && Interlocked.Exchange(ref reported, problem) != problem)
        {
            ClientLog.OptionsInvalid(logger, problem);
        }
    }
}
