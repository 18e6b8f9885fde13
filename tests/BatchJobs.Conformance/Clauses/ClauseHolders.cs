using System.Reflection;

namespace BatchJobs.Conformance.Clauses;

/// <summary>The tests that name clauses, in all test projects.</summary>
internal static class ClauseHolders
{
    private static readonly string[] Projects = ["BatchJobs.Conformance", "BatchJobs.Client.Tests", "BatchJobs.Testing.Tests"];

    /// <summary>Gets the names of the tests by the clauses that they hold.</summary>
    public static ILookup<string, string> ByClause { get; } = Find().ToLookup(held => held.Clause, held => held.Test);

    private static IEnumerable<(string Clause, string Test)> Find() =>
        from project in Projects
        from type in Assembly.Load(project).GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where method.CustomAttributes.Any(attribute => IsTest(attribute))
        from attribute in type.CustomAttributes.Concat(method.CustomAttributes)
        where attribute.AttributeType.Name == nameof(ClauseAttribute)
        from id in (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!
        select ((string)id.Value!, $"{type.Name}.{method.Name}");

    // An explicit or a skipped test holds nothing.
    private static bool IsTest(CustomAttributeData attribute) =>
        typeof(FactAttribute).IsAssignableFrom(attribute.AttributeType)
        && !attribute.NamedArguments.Any(argument => argument.MemberName is nameof(FactAttribute.Explicit) or nameof(FactAttribute.Skip));
}
