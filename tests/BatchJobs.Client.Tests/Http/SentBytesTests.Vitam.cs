using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Http;

public partial class SentBytesTests
{
    private static readonly VitamRequestOptions Tenant = new() { TenantId = 7 };
    private static readonly VitamRequestOptions Session = new() { ApplicationId = "SESSION 2, ~a;b\"" };
    private static readonly VitamRequestOptions Both = new() { TenantId = -7, ApplicationId = "SESSION-ID-00002" };

    private static readonly VitamRequestOptions Named = new() { ClientRequestId = "order 7, ~a;b\"" };

    private static readonly VitamGenericObject Details = new()
    {
        Code = 409,
        VitamCode = 123456,
        Timestamp = new VitamTime("2015-07-14T17:07:14Z"),
        Message = "Schluß & <Ende> 'jetzt' \"😀\"",
    };

    private static readonly VitamStep FullStep = VitamStep.Named("contrôles")
        .OtherInfo("a & b <c>")
        .Action("CheckFormat", action => action
            .Argument("file", "/unit[@id='1']").Argument("größe", "1+1")
            .ResultSlot("format").PostAssign("$.format", "result").Status(VitamActionStatus.NotStarted)
            .Times(new VitamTime("1990-12-31T23:59:60Z"), new VitamTime("1991-01-01T00:00:00Z")))
        .Action("Store")
        .Build();

    private static readonly CannedResponse NoTasks = new(200, VitamClientFixture.List());
    private static readonly CannedResponse RunningTask = new(200, VitamClientFixture.Status("running"));

    private static SentBytesRow Service(string name, Func<IVitamStatusApi, Task> call, params CannedResponse[] answers) =>
        SentBytesRow.Of($"Vitam service: {name}", call, answers);

    private static SentBytesRow Tasks(string name, Func<VitamTasks, Task> call, params CannedResponse[] answers) =>
        SentBytesRow.Of<VitamClient>($"Vitam tasks: {name}", client => call(client.Tasks), answers);

    private static IEnumerable<SentBytesRow> VitamServiceRows() =>
    [
        Service("get status", service => service.GetStatusAsync(), new CannedResponse(200, VitamSamples.Read("service-status"))),
        Service("get status, with defaults in the options", service => service.GetStatusAsync(), new CannedResponse(200, VitamSamples.Read("service-status"))) with { Vitam = WithDefaults },
        Service("an address with a prefix", service => service.GetStatusAsync(), new CannedResponse(200, VitamSamples.Read("service-status"))) with { Path = "/prefix" },
    ];

    private static IEnumerable<SentBytesRow> VitamTaskRows() =>
    [
        Tasks("list", tasks => tasks.ListAsync(), NoTasks),
        Tasks("list by a query", tasks => tasks.ListAsync(VitamQuery.WhereEqual("name", "abcdef*").AndGreater("since", new DateOnly(2015, 7, 14))), NoTasks),
        Tasks("list by an odd query", tasks => tasks.ListAsync(VitamQuery.FromText("naïve=\"a\\b\" & <c> + 😀\r\n")), NoTasks),
        Tasks("list by an empty query", tasks => tasks.ListAsync(VitamQuery.FromText("")), NoTasks),
        Tasks("list by a query, repeated after a lost answer", tasks => tasks.ListAsync(VitamQuery.FromText("q")), CannedResponse.Lost, new(500), NoTasks),
        Tasks("submit", tasks => tasks.SubmitAsync(VitamClientFixture.Step), new CannedResponse(201, VitamClientFixture.Status("running"))),
        Tasks("submit all that a step has", tasks => tasks.SubmitAsync(FullStep), new CannedResponse(201, VitamClientFixture.Status("running"))),
        Tasks(
            "submit with context and item",
            tasks => tasks.SubmitAsync(VitamStep.Named("checks").Action("CheckFormat").Member("context", """{ "contract": "c & <ü>" }""").Member("item", "null").Build()),
            RunningTask),
        Tasks(
            "submit with a request's identifier, and look for the task when the answer was lost",
            tasks => tasks.Awaiting(own => own.SubmitAsync(VitamClientFixture.Step, Named)).Should().ThrowAsync<SubmissionOutcomeUnknownException>(),
            CannedResponse.Lost,
            NoTasks),
        Tasks("list with a request's identifier, repeated", tasks => tasks.ListAsync(options: Named), new(503), NoTasks),
        Tasks("submit, repeated when it was refused", tasks => tasks.SubmitAsync(VitamClientFixture.Step), new(429), RunningTask),
        Tasks(
            "submit, and look for the task when the answer was lost",
            tasks => tasks.Awaiting(own => own.SubmitAsync(VitamClientFixture.Step, Both)).Should().ThrowAsync<SubmissionOutcomeUnknownException>(),
            CannedResponse.Lost,
            new(200, VitamClientFixture.List("t1")),
            RunningTask),
        Tasks("get", tasks => tasks.GetAsync("t1"), RunningTask),
        Tasks("get an odd identifier", tasks => tasks.GetAsync(Odd), new CannedResponse(200, VitamClientFixture.Status("running", Odd))),
        Tasks("cancel", tasks => tasks.CancelAsync("t1"), RunningTask),
        Tasks("cancel an odd identifier", tasks => tasks.CancelAsync(Odd), new CannedResponse(200, VitamClientFixture.Status("running", Odd))),
        Tasks("cancel with details", tasks => tasks.CancelAsync("t1", Details), RunningTask),
        Tasks("cancel with a request's identifier", tasks => tasks.CancelAsync("t1", new VitamGenericObject { RequestId = "r 1" }), RunningTask),
        Tasks("cancel with nothing in the details", tasks => tasks.CancelAsync("t1", new VitamGenericObject()), RunningTask),
        Tasks("cancel, and look when a lost answer may have been the one", tasks => tasks.CancelAsync("t1", options: Both), CannedResponse.Lost, new(409), new(200, VitamClientFixture.Status("canceled"))),
        Tasks("cancel by a request's identifier", tasks => tasks.CancelByRequestIdAsync("AbDUh67jj"), RunningTask),
        Tasks("cancel by an odd request's identifier", tasks => tasks.CancelByRequestIdAsync(Odd), RunningTask),
        Tasks("cancel by a request's identifier with details", tasks => tasks.CancelByRequestIdAsync("AbDUh67jj", Details with { RequestId = "another" }), RunningTask),
        Tasks("refresh a handle", tasks => tasks.GetHandle("t1", Both).GetStatusAsync(), RunningTask),
        Tasks("wait by a handle", tasks => tasks.GetHandle("t1", Both).WaitForCompletionAsync(), new CannedResponse(200, VitamClientFixture.Status("done"))),
        Tasks("cancel by a handle", tasks => tasks.GetHandle("t1", Both).CancelAsync(Details), RunningTask),
    ];

    private static IEnumerable<SentBytesRow> VitamContextRows()
    {
        (string Name, VitamRequestOptions? Options)[] callers =
        [
            ("no options", null), ("a tenant", Tenant), ("the tenant 0", new VitamRequestOptions { TenantId = 0 }), ("a session", Session), ("both", Both),
        ];
        (string Name, Action<VitamClientOptions>? Configure)[] defaults = [("", null), (" over defaults", WithDefaults)];

        foreach ((string over, Action<VitamClientOptions>? configure) in defaults)
        {
            foreach ((string name, VitamRequestOptions? options) in callers)
            {
                yield return Tasks($"get with {name}{over}", tasks => tasks.GetAsync("t1", options), RunningTask) with { Vitam = configure };
            }

            yield return Tasks($"list with both{over}", tasks => tasks.ListAsync(options: Both), NoTasks) with { Vitam = configure };
            yield return Tasks($"list by a query with both{over}", tasks => tasks.ListAsync(VitamQuery.FromText("q"), Both), NoTasks) with { Vitam = configure };
            yield return Tasks($"submit with both{over}", tasks => tasks.SubmitAsync(VitamClientFixture.Step, Both), RunningTask) with { Vitam = configure };
            yield return Tasks($"cancel with both{over}", tasks => tasks.CancelAsync("t1", Details, Both), RunningTask) with { Vitam = configure };
            yield return Tasks($"cancel by a request's identifier with both{over}", tasks => tasks.CancelByRequestIdAsync("r", Details, Both), RunningTask) with { Vitam = configure };
        }

        yield return Tasks("submit with defaults", tasks => tasks.SubmitAsync(VitamClientFixture.Step), RunningTask) with { Vitam = WithDefaults };
        yield return Tasks("get with a default tenant", tasks => tasks.GetAsync("t1"), RunningTask) with { Vitam = options => options.TenantId = 0 };
        yield return Tasks("get with a default session", tasks => tasks.GetAsync("t1"), RunningTask) with { Vitam = options => options.ApplicationId = "SESSION-ID-00001" };
    }

    private static IEnumerable<SentBytesRow> VitamClientRows() =>
    [
        Tasks("an odd platform key", tasks => tasks.ListAsync(), NoTasks) with { Vitam = options => options.PlatformKey = "k,e;y \"a\" (b) <c>/?=@:\\{}" },
        Tasks("a slash behind the address", tasks => tasks.GetAsync("t1"), RunningTask) with { Path = "/" },
        Tasks("an address with the version", tasks => tasks.GetAsync("t1"), RunningTask) with { Path = "/v1/" },
        Tasks("an address with an odd prefix and the version", tasks => tasks.GetAsync("t1"), RunningTask) with { Path = "/pre%20fix+ü/v1" },
        Tasks("an address with a prefix", tasks => tasks.CancelAsync("t1"), RunningTask) with { Path = "/prefix" },
        Tasks("a header of the program's own", tasks => tasks.SubmitAsync(VitamClientFixture.Step), RunningTask) with { UserAgent = "Archive/1.0" },
    ];

    private static void WithDefaults(VitamClientOptions options) => (options.TenantId, options.ApplicationId) = (1, "SESSION-ID-00001");
}
