using Microsoft.Extensions.Options;

namespace BatchJobs.Client;

/// <summary>Checks options that come without a container, which would have checked them.</summary>
internal static class ClientOptions
{
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public static void Validate<TOptions>(TOptions options, IValidateOptions<TOptions> validator)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = validator.Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), result.Failures);
        }
    }
}
