using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace BatchJobs.Client;

/// <summary>Looks through an exception as a logger does that writes down everything it finds.</summary>
internal static class ExceptionTexts
{
    // Deeper nobody looks, and an exception may lead back to itself.
    private const int Deepest = 8;

    /// <summary>Whether the texts of an exception, of its data and properties and of the exceptions within it stay as they are when masked.</summary>
    public static bool AreUnchanged(Exception exception, Func<string, string> mask)
    {
        try
        {
            return Of(exception, depth: 0).All(text => string.Equals(mask(text), text, StringComparison.Ordinal));
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // What cannot be looked through may show anything.
            return false;
        }
    }

    private static string[] Of(object? value, int depth)
    {
        if (value is null || depth > Deepest)
        {
            return [];
        }

        string[] own = value.ToString() is { } text ? [text] : [];
        return value switch
        {
            string => own,
            Exception exception => [.. own, .. Parts(exception).SelectMany(part => Of(part, depth + 1))],
            DictionaryEntry entry => [.. Of(entry.Key, depth + 1), .. Of(entry.Value, depth + 1)],
            IEnumerable items => [.. own, .. items.Cast<object?>().SelectMany(item => Of(item, depth + 1))],
            _ => own,
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A property that was trimmed away is read by nobody.")]
    private static IEnumerable<object?> Parts(Exception exception) =>
        from property in exception.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.CanRead && property.GetIndexParameters().Length == 0 && property.Name is not (nameof(Exception.StackTrace) or nameof(Exception.TargetSite))
        select property.GetValue(exception);
}
