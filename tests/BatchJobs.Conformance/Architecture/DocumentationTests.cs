using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using BatchJobs.Client;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Architecture;

/// <summary>What the documentation of every public and protected member of all packages must have.</summary>
public sealed class DocumentationTests
{
    private const string TokenText = "The token to monitor for cancellation requests";

    private static readonly string[] OldWords = [" look at", " looked at", "answer was", "Ends the call", " goes on", "Is told"];

    private static readonly Dictionary<string, Assembly> Assemblies = new()
    {
        ["BatchJobs.Client"] = typeof(BatchJobException).Assembly,
        ["BatchJobs.Testing"] = typeof(FakeBatchServer).Assembly,
        ["BatchJobs.Testing.WireMock"] = typeof(FakeBatchServerWireMockExtensions).Assembly,
    };

    private static readonly Dictionary<string, Documentation> Documentations = Assemblies.ToDictionary(package => package.Key, package => Documentation.Of(package.Value));

    public static TheoryData<string> Packages => [.. Assemblies.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_member_has_a_summary(string package) =>
        Listed(WithoutSummary(Documentations[package])).Should().BeEmpty("editors show it: add a <summary>, or <inheritdoc/> where there is one to inherit");

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_method_that_returns_something_says_what(string package) =>
        Listed(WithoutReturns(Documentations[package])).Should().BeEmpty("callers must know what comes back: add <returns>, for a plain task \"A task that completes when …\"");

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_parameter_is_documented(string package) =>
        Listed(WithoutParameters(Documentations[package])).Should().BeEmpty("callers must know what to give: add a <param> or <typeparam> with a text");

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_cancellation_token_is_described_in_the_same_words(string package) =>
        Listed(WithOtherTokenTexts(Documentations[package])).Should().BeEmpty($"it means the same everywhere: begin its <param> with \"{TokenText}\"");

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_summary_uses_an_old_word(string package) =>
        Listed(WithOldWords(Documentations[package])).Should().BeEmpty("a thing has one name: write poll, status, response, request or retry");

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_property_says_that_it_gets_something(string package) =>
        Listed(WithoutGets(Documentations[package])).Should().BeEmpty("the summaries of properties begin as in .NET's own reference: \"Gets …\" or \"Gets or sets …\"");

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_package_documents_nothing_that_is_not_public(string package)
    {
        Assembly assembly = Assemblies[package];
        HashSet<string> types = [.. assembly.GetExportedTypes().Select(type => type.FullName!.Replace('+', '.'))];
        IEnumerable<string> documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member").Select(member => member.Attribute("name")!.Value).Where(name => name.StartsWith("T:", StringComparison.Ordinal));

        documented.Where(name => !types.Contains(name[2..])).Should().BeEmpty("readers of the package see public members only");
        documented.Should().NotBeEmpty();
    }

    [Fact]
    public void The_rules_would_notice()
    {
        Documentation own = Documentation.Of(typeof(Undocumented).Assembly, typeof(Undocumented));

        WithoutSummary(own).Should().Contain(failure => failure.Contains($"{nameof(Undocumented)}.{nameof(Undocumented.Value)}"));
        WithoutReturns(own).Should().ContainSingle(failure => failure.Contains(nameof(Undocumented.Length)));
        WithoutParameters(own).Should().ContainSingle(failure => failure.Contains("'id'"));
        WithOtherTokenTexts(own).Should().ContainSingle(failure => failure.Contains(nameof(Undocumented.WaitAsync)));
        WithoutGets(own).Should().ContainSingle(failure => failure.Contains(nameof(Undocumented.Count)));
        WithOldWords(own).Should().ContainSingle(failure => failure.Contains("Is told"));
    }

    /// <summary>All failures, where an assertion about a collection would show the first one only.</summary>
    private static string Listed(IEnumerable<string> failures) => string.Join(Environment.NewLine, failures);

    private static IEnumerable<string> WithoutSummary(Documentation documentation) =>
        from member in documentation.Members
        where !member.IsInherited && !member.Has("summary")
        select $"{member.Name}: add a <summary>";

    private static IEnumerable<string> WithoutReturns(Documentation documentation) =>
        from member in documentation.Members
        where member.Info is MethodInfo method && method.ReturnType != typeof(void) && !member.IsInherited && !member.Has("returns")
        select $"{member.Name}: add <returns>";

    private static IEnumerable<string> WithoutParameters(Documentation documentation) =>
        from member in documentation.Members
        where !member.IsInherited
        from parameter in member.Parameters.Select(parameter => (Element: "param", parameter.Name)).Concat(member.TypeParameters.Select(name => (Element: "typeparam", Name: (string?)name)))
        where string.IsNullOrEmpty(member.Text(parameter.Element, parameter.Name))
        select $"{member.Name}: add a <{parameter.Element}> for '{parameter.Name}'";

    private static IEnumerable<string> WithOtherTokenTexts(Documentation documentation) =>
        from member in documentation.Members
        where !member.IsInherited
        from parameter in member.Parameters
        where parameter.ParameterType == typeof(CancellationToken)
            && member.Text("param", parameter.Name)?.StartsWith(TokenText, StringComparison.Ordinal) != true
        select $"{member.Name}: begin the <param> of '{parameter.Name}' with \"{TokenText}\"";

    private static IEnumerable<string> WithoutGets(Documentation documentation) =>
        from member in documentation.Members
        where member.Info is PropertyInfo property && !IsPositional(property) && !member.IsInherited && member.Text("summary")?.StartsWith("Gets ", StringComparison.Ordinal) == false
        select $"{member.Name}: begin the <summary> with \"Gets\"";

    /// <summary>Whether a property is a parameter of its record, and has the parameter's text.</summary>
    private static bool IsPositional(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.Name == property.Name);

    private static IEnumerable<string> WithOldWords(Documentation documentation) =>
        from member in documentation.Members
        from word in OldWords
        where member.Text("summary")?.Contains(word, StringComparison.OrdinalIgnoreCase) == true
        select $"{member.Name}: write \"{word.Trim()}\" in other words";

    /// <summary>Is told nothing about its members.</summary>
    public sealed class Undocumented
    {
        public int Value { get; init; }

        /// <summary>How many there are.</summary>
        public int Count { get; init; }

        /// <summary>Gets the length.</summary>
        public int Length(string id) => id.Length;

        /// <summary>Waits.</summary>
        /// <param name="cancellationToken">Ends the wait.</param>
        /// <returns>A task that completes at once.</returns>
        public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(0, cancellationToken);
    }

    /// <summary>The public and protected members of an assembly, each with what the documentation file beside it says.</summary>
    private sealed class Documentation
    {
        private const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        private Documentation(IEnumerable<Member> members) => Members = [.. members];

        public IReadOnlyList<Member> Members { get; }

        public static Documentation Of(Assembly assembly, params IReadOnlyList<Type> types)
        {
            var texts = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
                .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
            IEnumerable<Type> documented = types.Count == 0 ? assembly.GetExportedTypes() : types;
            return new Documentation(documented.SelectMany(MembersOf).Select(member => new Member(member, texts.GetValueOrDefault(Identifier.Of(member)))));
        }

        private static IEnumerable<MemberInfo> MembersOf(Type type) =>
        [
            type,
            .. type.GetMethods(Declared).Where(method => !method.IsSpecialName && IsWritten(method)),
            .. type.GetConstructors(Declared).Where(constructor => constructor.GetParameters().Length > 0 && IsWritten(constructor)),
            .. type.GetProperties(Declared).Where(property => property.Name != "EqualityContract" && property.GetAccessors(nonPublic: true).Any(IsVisible)),
            .. type.GetFields(Declared).Where(field => !field.IsSpecialName && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)),
        ];

        /// <summary>Whether a member is visible, and not one that the compiler adds to a record.</summary>
        private static bool IsWritten(MethodBase method) => IsVisible(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

        /// <summary>Nobody derives from a sealed type and sees what is protected there.</summary>
        private static bool IsVisible(MethodBase method) => method.IsPublic || (!method.DeclaringType!.IsSealed && (method.IsFamily || method.IsFamilyOrAssembly));
    }

    private sealed class Member(MemberInfo info, XElement? text)
    {
        public MemberInfo Info => info;

        public string Name => Identifier.Of(info)[2..];

        /// <summary>Whether all of the documentation is another member's, and not only a part of it.</summary>
        public bool IsInherited => text?.Elements("inheritdoc").Any(element => element.Attribute("path") is null) == true;

        public IEnumerable<ParameterInfo> Parameters => info switch
        {
            MethodBase method => method.GetParameters(),
            PropertyInfo property => property.GetIndexParameters(),
            _ => [],
        };

        public IEnumerable<string> TypeParameters => info switch
        {
            MethodInfo method => method.GetGenericArguments().Select(argument => argument.Name),
            Type type => type.GetGenericArguments().Select(argument => argument.Name),
            _ => [],
        };

        public bool Has(string element) => !string.IsNullOrEmpty(Text(element));

        /// <summary>The text of an element, its references included, with single blanks; null when there is no such element.</summary>
        public string? Text(string element, string? name = null) =>
            text?.Elements(element).Where(candidate => name is null || candidate.Attribute("name")?.Value == name)
                .Select(candidate => string.Join(' ', Words(candidate))).FirstOrDefault();

        private static string[] Words(XElement element) =>
            string.Concat(element.DescendantNodes().Select(node => node switch
            {
                XText words => words.Value,
                XElement { IsEmpty: true } reference => reference.FirstAttribute?.Value,
                _ => null,
            })).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The names that the compiler gives to members in a documentation file.</summary>
    private static class Identifier
    {
        public static string Of(MemberInfo member) => member switch
        {
            Type type => $"T:{NameOf(type)}",
            ConstructorInfo constructor => $"M:{NameOf(constructor.DeclaringType!)}.#ctor{List(constructor.GetParameters())}",
            MethodInfo { IsGenericMethod: true } method =>
                $"M:{NameOf(method.DeclaringType!)}.{method.Name}``{method.GetGenericArguments().Length}{List(method.GetParameters())}",
            MethodInfo method => $"M:{NameOf(method.DeclaringType!)}.{method.Name}{List(method.GetParameters())}",
            PropertyInfo property => $"P:{NameOf(property.DeclaringType!)}.{property.Name}{List(property.GetIndexParameters())}",
            FieldInfo field => $"F:{NameOf(field.DeclaringType!)}.{field.Name}",
            _ => throw new NotSupportedException($"{member} is of a kind that is not documented yet: give it a name here."),
        };

        private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

        private static string List(ParameterInfo[] parameters) =>
            parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

        private static string Reference(Type type)
        {
            if (type.IsByRef)
            {
                return Reference(type.GetElementType()!) + "@";
            }

            if (type.IsArray)
            {
                return Reference(type.GetElementType()!) + "[]";
            }

            if (type.IsGenericParameter)
            {
                return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
            }

            return type.IsGenericType
                ? $"{NameOf(type.GetGenericTypeDefinition()).Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}"
                : NameOf(type);
        }
    }
}
