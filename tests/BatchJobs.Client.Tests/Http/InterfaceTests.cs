using System.Globalization;
using System.Reflection;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using Refit;

namespace BatchJobs.Client.Tests.Http;

/// <summary>What holds for every method of the services' interfaces, called one by one.</summary>
public class InterfaceTests
{
    private static readonly Type[] Interfaces =
    [
        typeof(ISpssJobsApi), typeof(ISpssFilesApi),
        typeof(IDataFluxJobFlowDefnsApi), typeof(IDataFluxJobsApi), typeof(IDataFluxServerApi),
        typeof(IVitamTasksApi), typeof(IVitamStatusApi),
    ];

    public static TheoryData<string> Methods => [.. AllMethods().Select(NameOf)];

    public static TheoryData<string, string> PathArguments =>
    [
        .. from method in AllMethods()
           from parameter in method.GetParameters()
           where parameter.Name is "id" or "ids"
           select new TheoryDataRow<string, string>(NameOf(method), parameter.Name!),
    ];

    public static TheoryData<string, string> BodyArguments =>
    [
        .. from method in AllMethods()
           from parameter in method.GetParameters()
           where parameter.IsDefined(typeof(BodyAttribute)) || parameter.IsDefined(typeof(UrlAttribute))
           select new TheoryDataRow<string, string>(NameOf(method), parameter.Name!),
    ];

    [Fact]
    public void Every_interface_of_the_package_is_looked_at() =>
        typeof(SpssClient).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.Name.EndsWith("Api", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Interfaces);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_has_its_row_in_the_table_of_operations_with_its_verb_and_route(string name)
    {
        await using var client = new InterfaceClient();
        MethodInfo method = Find(name);
        client.Wire.Respond(418, """{"message":"no"}""");

        Exception? thrown = await Record.ExceptionAsync(() => client.CallAsync(method));

        ServiceException refusal = thrown.Should().BeOfType<ServiceException>("add a row to the service's table of operations").Which;
        HttpMethodAttribute attribute = method.GetCustomAttribute<HttpMethodAttribute>()!;
        refusal.Route.Should().Be($"{attribute.Method} {(attribute.Path.Length == 0 ? "(link of a job)" : attribute.Path)}");
        refusal.ServiceMessage.Should().Be("no");
        client.Wire.Sent.Should().ContainSingle().Which.Method.Should().Be(attribute.Method.Method);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_gets_the_same_repetitions_as_the_facades(string name)
    {
        await using var client = new InterfaceClient();
        MethodInfo method = Find(name);
        client.Wire.RefuseConnection(times: 3).Respond(418, "");

        (await Record.ExceptionAsync(() => client.CallAsync(method))).Should().BeOfType<ServiceException>();

        client.Wire.Sent.Should().HaveCount(4);
        client.Wire.Sent.Select(request => (request.Address, request.Body)).Distinct().Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task What_starts_something_is_sent_once_when_its_answer_is_lost_and_all_else_again(string name)
    {
        await using var client = new InterfaceClient();
        MethodInfo method = Find(name);
        client.Wire.LoseResponse().Respond(418, "");

        Exception? thrown = await Record.ExceptionAsync(() => client.CallAsync(method));

        if (thrown is SubmissionOutcomeUnknownException doubt)
        {
            doubt.InnerException.Should().BeOfType<ServiceUnreachableException>();
            doubt.Candidates.Should().BeEmpty();
            new[] { "SubmitAsync", "SubmitOrResubmitAsync", "CreateAsync", "ExecuteAsync" }.Should().Contain(method.Name);
            client.Wire.Sent.Should().ContainSingle();
        }
        else if (thrown is ServiceUnreachableException)
        {
            new[] { "PostLinkAsync", "PatchLinkAsync" }.Should().Contain(method.Name);
            client.Wire.Sent.Should().ContainSingle();
        }
        else
        {
            thrown.Should().BeOfType<ServiceException>();
            client.Wire.Sent.Should().HaveCount(2);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_success_that_cannot_be_understood_is_an_exception_of_the_library_without_a_secret(string name)
    {
        await using var client = new InterfaceClient();
        MethodInfo method = Find(name);
        client.Wire.Respond(200, $"<html>accesskey={Uri.EscapeDataString(InterfaceClient.Secret)} {InterfaceClient.Secret}</html>", "text/html");

        Exception? thrown = await Record.ExceptionAsync(() => client.CallAsync(method));

        bool readsNothing = method.ReturnType == typeof(Task) || method.ReturnType == typeof(Task<Stream>) || method.Name.EndsWith("LinkAsync", StringComparison.Ordinal);
        (thrown is null).Should().Be(readsNothing, thrown?.ToString());
        client.ShowsNoSecret(thrown);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task No_failure_shows_a_secret_an_address_with_its_query_or_anything_of_Refits(string name)
    {
        MethodInfo method = Find(name);
        string echo = $$"""{"message":"wrong key {{InterfaceClient.Secret}} in https://x/?accesskey={{Uri.EscapeDataString(InterfaceClient.Secret)}}"}""";
        foreach (int status in new[] { 302, 400, 401, 403, 404, 409, 500, 503, 599 })
        {
            await using var client = new InterfaceClient(retries: 0);
            client.Wire.Respond(status, echo);
            Exception? thrown = await Record.ExceptionAsync(() => client.CallAsync(method));
            thrown.Should().NotBeNull();
            thrown!.ToString().Should().NotContain("service.example.com");
            client.ShowsNoSecret(thrown);
        }

        await using var lost = new InterfaceClient(retries: 0);
        lost.Wire.Then((request, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, $"{request.Method} {request.Address} {InterfaceClient.Secret}"));
        lost.ShowsNoSecret(await Record.ExceptionAsync(() => lost.CallAsync(method)));
    }

    [Theory]
    [MemberData(nameof(PathArguments))]
    public async Task A_path_that_cannot_be_sent_is_refused_before_anything_is_sent(string name, string parameter)
    {
        MethodInfo method = Find(name);
        foreach (string? value in new[] { null, "", ".", "..", "\ud800", "a\udc00" })
        {
            await using var client = new InterfaceClient();

            Exception? thrown = await Record.ExceptionAsync(() => client.CallAsync(method, parameter, value));

            thrown.Should().BeAssignableTo<ArgumentException>(string.Create(CultureInfo.InvariantCulture, $"'{value}'"));
            client.Wire.Sent.Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(BodyArguments))]
    public async Task A_body_or_a_link_must_be_there(string name, string parameter)
    {
        await using var client = new InterfaceClient();
        MethodInfo method = Find(name);

        Exception? thrown = await Record.ExceptionAsync(() => client.CallAsync(method, parameter, null));

        thrown.Should().BeAssignableTo<ArgumentException>();
        client.Wire.Sent.Should().BeEmpty();
    }

    [Theory]
    [InlineData("a/../../file/x")]
    [InlineData("../file/x")]
    [InlineData("x/")]
    [InlineData("a?b=c")]
    [InlineData("a#b")]
    [InlineData(@"a\..\file")]
    [InlineData("a,%2e%2e")]
    [InlineData("a,")]
    [InlineData("%zz")]
    [InlineData("a b")]
    public async Task Identifiers_that_are_not_encoded_are_refused_before_anything_is_sent(string ids)
    {
        await using var client = new InterfaceClient();

        (await Record.ExceptionAsync(() => client.Get<ISpssJobsApi>().DeleteAsync(ids))).Should().BeAssignableTo<ArgumentException>();

        client.Wire.Sent.Should().BeEmpty();
        client.Wire.Respond(200, "1");
        (await client.Get<ISpssJobsApi>().DeleteAsync("a%20b,c%2Fd,it's(1)")).Should().Be(1);
    }

    [Theory]
    [InlineData("/x")]
    [InlineData("//elsewhere.example.com/x")]
    [InlineData("file:///x")]
    [InlineData("ftp://service.example.com/x")]
    [InlineData("mailto:ann@example.com")]
    public async Task A_link_that_is_no_http_address_is_refused_before_anything_is_sent(string link)
    {
        await using var client = new InterfaceClient();

        Exception? thrown = await Record.ExceptionAsync(() => client.Get<IDataFluxJobsApi>().PutLinkAsync(new Uri(link, UriKind.RelativeOrAbsolute)));

        thrown.Should().BeAssignableTo<ArgumentException>();
        client.Wire.Sent.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("é")]
    [InlineData("a ")]
    public async Task A_header_that_cannot_be_sent_is_refused_before_anything_is_sent(string value)
    {
        await using var client = new InterfaceClient();
        var tasks = client.Get<IVitamTasksApi>();
        Func<Task>[] calls = [() => tasks.ListAsync(applicationId: value), () => tasks.SubmitAsync(VitamClientFixture.Step, tenantId: value), () => tasks.GetAsync("t", value, "0"), () => tasks.ListAsync(clientRequestId: value)];

        foreach (Func<Task> call in calls)
        {
            (await Record.ExceptionAsync(call)).Should().BeAssignableTo<ArgumentException>();
        }

        client.Wire.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_filter_that_cannot_be_sent_is_refused_before_anything_is_sent()
    {
        await using var client = new InterfaceClient();
        var jobs = client.Get<IDataFluxJobsApi>();
        Func<Task>[] calls = [() => jobs.ListAsync(name: ""), () => jobs.ListAsync(user: "\ud800"), () => jobs.DeleteByStateAsync(null!), () => jobs.DeleteByStateAsync("")];

        foreach (Func<Task> call in calls)
        {
            (await Record.ExceptionAsync(call)).Should().BeAssignableTo<ArgumentException>();
        }

        client.Wire.Sent.Should().BeEmpty();
        client.Wire.Respond(200, """{"items":[]}""");
        (await jobs.ListAsync(name: ".")).Should().BeEmpty();
    }

    private static IEnumerable<MethodInfo> AllMethods() => Interfaces.SelectMany(type => type.GetMethods());

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static MethodInfo Find(string name) => AllMethods().Single(method => NameOf(method) == name);
}
