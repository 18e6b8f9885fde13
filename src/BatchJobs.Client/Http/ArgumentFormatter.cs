using System.Reflection;
using Refit;

namespace BatchJobs.Client;

/// <summary>Refuses arguments that a path or a query cannot carry unchanged, before anything is sent.</summary>
internal sealed class ArgumentFormatter : IUrlParameterFormatter
{
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        string text = value as string ?? throw new ArgumentNullException(nameof(value), "A part of the path must not be null.");
        bool isUsable = attributeProvider.IsDefined(typeof(QueryAttribute), inherit: false)
            ? text.Length > 0 && WholeText.IsWhole(text)
            : attributeProvider.IsDefined(typeof(EncodedAttribute), inherit: false)
                ? Array.TrueForAll(text.Split(','), part => OpaqueId.IsUsable(Uri.UnescapeDataString(part)))
                : OpaqueId.IsUsable(text);
        return isUsable ? text : throw new ArgumentException($"'{text}' cannot be sent: it {OpaqueId.Rule}.", nameof(value));
    }
}
