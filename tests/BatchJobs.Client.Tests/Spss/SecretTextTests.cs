using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss;

/// <summary>No object of the library shows a secret when it is printed or looked at in a debugger.</summary>
public class SecretTextTests
{
    [Fact]
    public void No_text_of_a_definition_shows_a_password()
    {
        JobDefinition definition = TestData.ScoringToTable();
        object[] shown =
        [
            definition, definition.Stream, definition.Databases[0], definition.Inputs[0], definition.Exports[0], definition.Inputs[0].From,
        ];

        shown.Should().AllSatisfy(one => one.ToString().Should().NotContain(TestData.Password));
        definition.ToString().Should().Be("BATCH_SCORE drug1n (inputs: 1, exports: 1, parameters: 0)");
        definition.Databases[0].ToString().Should().Be("warehouse: DashDB dashdb.example.com:50001/BLUDB");
        definition.ToJson().Should().Contain(JsonEncodedText.Encode(TestData.Password).ToString());
    }

    [Fact]
    public async Task No_public_property_gives_a_password_away()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("j", TestData.ScoringToTable());

        PublicTexts(TestData.ScoringToTable()).Should().NotContain(text => text.Contains(TestData.Password));
        PublicTexts(await fixture.Jobs.GetAsync("j")).Should().NotContain(text => text.Contains(TestData.Password));
    }

    [Fact]
    public async Task No_text_of_a_described_job_shows_a_password()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("j", TestData.ScoringToTable());

        SpssJobDetails job = await fixture.Jobs.GetAsync("j");

        job.ToString().Should().Be("j: BATCH_SCORE PENDING");
        job.GetDefinition().Databases.Should().ContainSingle();
    }

    [Fact]
    public void The_options_do_not_print_the_key() =>
        new SpssClientOptions { AccessKey = SpssClientFixture.Key }.ToString().Should().NotContain(SpssClientFixture.Key);

    [Fact]
    public void Debuggers_show_what_to_string_says_and_no_member_with_a_secret()
    {
        Type[] types = [.. typeof(SpssClient).Assembly.GetTypes().Where(type => type.IsPublic)];

        types.Select(type => type.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value).OfType<string>()
            .Should().NotBeEmpty().And.OnlyContain(text => text == "{ToString(),nq}" || text == "{Id,nq}");
        foreach (string secret in new[] { "Password", "AccessKey", "PlatformKey", "Utf8Json", "DbDefinitions", "json" })
        {
            foreach (MemberInfo member in types.SelectMany(type => type.GetMember(secret, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)))
            {
                member.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State
                    .Should().Be(DebuggerBrowsableState.Never, $"{member.DeclaringType!.Name}.{member.Name} holds a secret");
            }
        }
    }

    private static List<string> PublicTexts(object root)
    {
        var texts = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(root);
        return texts;

        void Walk(object? value)
        {
            if (value is null || !seen.Add(value))
            {
                return;
            }

            texts.Add(value.ToString() ?? "");
            if (value is System.Collections.IEnumerable items and not string)
            {
                foreach (object? item in items)
                {
                    Walk(item);
                }
            }
            else if (value.GetType().Assembly == typeof(SpssClient).Assembly)
            {
                foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0))
                {
                    Walk(property.GetValue(value));
                }
            }
        }
    }
}
