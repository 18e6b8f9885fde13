namespace BatchJobs.Client.Tests.Secrets;

/// <summary>A response as the operation promises it, with an echo wherever the service has its own words.</summary>
internal static class WellFormedResponse
{
    public static string To(HttpRequestMessage request, string echo, bool isFailed)
    {
        string path = request.RequestUri!.AbsolutePath;
        string text = Spelling.Json(echo);
        return path.StartsWith("/pm/", StringComparison.Ordinal) ? Spss(request.Method, path, text, isFailed)
            : path.StartsWith("/SAS", StringComparison.Ordinal) ? DataFlux(path, echo, text, isFailed)
            : Vitam(text, isFailed);
    }

    private static string Spss(HttpMethod method, string path, string text, bool isFailed)
    {
        string state = isFailed ? "FAILED" : "SUCCESS";
        string status = $$""""jobId":"id-1","jobStatus":"{{state}}","failureMsg":"{{text}}","dataUrl":"https://x/pm/v1/file/id-1?{{text}}"""" + "\"";
        string job = $$"""{"id":"id-1","action":"TRAINING","status":"{{state}}",{{status}},"result":{{{status}}} }""";
        return path switch
        {
            "/pm/v1/jobs" => $"[{job}]",
            "/pm/v1/file" => """["id-1"]""",
            _ when method == HttpMethod.Delete => "1",
            _ when method == HttpMethod.Put && path.StartsWith("/pm/v1/file", StringComparison.Ordinal) => $$"""{"flag":true,"url":"https://x/pm/v1/file/id-1?{{text}}"}""",
            _ => job,
        };
    }

    private static string DataFlux(string path, string echo, string text, bool isFailed)
    {
        string links = $$"""[{"rel":"cancel","method":"PUT","href":"https://y/?{{text}}","uri":"https://y/?{{text}}"}]""";
        string item =
            $$"""
            {"id":"id-1","jobFlowId":"f","name":"id-1","description":"d","state":"{{(isFailed ? "failed" : "completed")}}","userName":"u","links":{{links}}}
            """;
        return path.EndsWith("/log", StringComparison.Ordinal) ? $"begin\n{echo}\n{new string('.', 4090)}{echo}\n{new string('.', 490)}{echo}\nend"
            : path.EndsWith("/jobs", StringComparison.Ordinal) || path.Contains("/jobs/", StringComparison.Ordinal) || path.EndsWith("/jobFlowDefns", StringComparison.Ordinal)
                ? $$"""{"version":1,"name":"items","count":1,"items":[{{item}}],"links":{{links}}}"""
                : item;
    }

    private static string Vitam(string text, bool isFailed)
    {
        string error = $$"""{"code":"{{text}}","state":"{{text}}","message":"{{text}}","description":"{{text}}","errors":[{"message":"{{text}}"}]}""";
        return
            $$"""
            {"id":"id-1","type":"{{text}}","state":"{{(isFailed ? text : "done")}}","task_status":"{{text}}","start_date":"{{text}}","result_link":"https://x/?{{text}}",
            {{(isFailed ? $"\"error\":{error}," : "")}}
            "service":"{{text}}","startDate":"{{text}}","status":"{{text}}","hits":{"total":1,"next":"{{text}}"},"context":{"query":"{{text}}"},"results":["id-1"]}
            """;
    }
}
