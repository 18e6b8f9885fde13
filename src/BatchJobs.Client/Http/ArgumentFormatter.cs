using System.Reflection;
using Refit;

namespace BatchJobs.Client;

/// <summary>Refuses arguments that a path or a query cannot carry unchanged, before anything is sent.</summary>
internal sealed class ArgumentFormatter : IUrlParameterFormatter
{
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        string text = value as string ?? throw new ArgumentNullException(nameof(value), "A part of the path must not be null.");
        bool isOpaque = attributeProvider.IsDefined(typeof(OpaqueIdAttribute), inherit: false);
        if (!isOpaque && attributeProvider.IsDefined(typeof(EncodedAttribute), inherit: false))
        {
            return Array.TrueForAll(text.Split(','), IsEncoded)
                ? text
                : throw new ArgumentException($"'{text}' cannot be sent: each identifier must be percent-encoded, and {OpaqueId.Rule}.", nameof(value));
        }

        bool isUsable = attributeProvider.IsDefined(typeof(QueryAttribute), inherit: false) ? text.Length > 0 && Utf16Validation.IsValid(text) : OpaqueId.IsUsable(text);
        return !isUsable ? throw new ArgumentException($"'{text}' cannot be sent: it {OpaqueId.Rule}.", nameof(value))
            : isOpaque ? Uri.EscapeDataString(text).Replace("%3D", "=", StringComparison.Ordinal)
            : text;
    }

    // What is not encoded could end the segment, or climb out of it.
    private static bool IsEncoded(string id)
    {
        for (int i = 0; i < id.Length; i++)
        {
            bool isEscape = id[i] == '%' && i + 2 < id.Length && char.IsAsciiHexDigit(id[i + 1]) && char.IsAsciiHexDigit(id[i + 2]);
            if (!isEscape && !char.IsAsciiLetterOrDigit(id[i]) && !"-._~!$&'()*+;=:@".Contains(id[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return OpaqueId.IsUsable(Uri.UnescapeDataString(id));
    }
}

/// <summary>
/// An identifier in Base64, which is sent as the service's own addresses have it: with its padding as it is, and the rest
/// percent-encoded. Refit must not encode it once more, so <see cref="EncodedAttribute"/> goes with it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class OpaqueIdAttribute : Attribute;
