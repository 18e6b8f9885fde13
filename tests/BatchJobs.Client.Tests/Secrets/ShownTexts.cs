using System.Collections;
using System.Diagnostics;
using System.Reflection;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>What of an object can come before somebody's eyes.</summary>
internal static class ShownTexts
{
    private const int Deepest = 6;

    /// <summary>Everything that can be read of an object: it, its data and its properties, and theirs.</summary>
    public static IEnumerable<string> OfAll(object? value) => Walk(value, Deepest, new HashSet<object>(ReferenceEqualityComparer.Instance));

    /// <summary>What a log or a debugger shows of a result, and of the items of a list.</summary>
    public static IEnumerable<string> OfResult(object? value)
    {
        if (value is null)
        {
            return [];
        }

        string? display = value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()?.Value switch
        {
            "{Id,nq}" => value.GetType().GetProperty("Id")!.GetValue(value)?.ToString(),
            _ => value.ToString(),
        };
        return [display ?? "", value.ToString() ?? "", .. value is IEnumerable items and not string ? items.Cast<object?>().SelectMany(OfResult) : []];
    }

    private static IEnumerable<string> Walk(object? value, int depth, HashSet<object> seen)
    {
        if (value is null || depth == 0 || !seen.Add(value))
        {
            yield break;
        }

        yield return value.ToString() ?? "";
        if (value is string or IFormattable or Type or MemberInfo)
        {
            yield break;
        }

        IEnumerable<object?> parts = value switch
        {
            DictionaryEntry entry => [entry.Key, entry.Value],
            IEnumerable items => items.Cast<object?>(),
            _ => value.GetType().GetProperties()
                .Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike && property.Name is not ("TargetSite" or "AdditionalMembers"))
                .Select(property => property.GetValue(value)),
        };
        foreach (string text in parts.ToArray().SelectMany(part => Walk(part, depth - 1, seen)))
        {
            yield return text;
        }
    }
}
