namespace BatchJobs.Client;

/// <summary>What the address of a service must be, wherever it was configured.</summary>
internal static class EndpointRules
{
    public static IEnumerable<string> Validate(Uri? endpoint, bool allowInsecureHttp)
    {
        if (endpoint is null)
        {
            yield return "Endpoint is required: the address of the service.";
            yield break;
        }

        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
        {
            yield return "Endpoint must be an absolute http or https address.";
            yield break;
        }

        if (endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0 || endpoint.UserInfo.Length > 0)
        {
            yield return "Endpoint must not have a query, a fragment or a user name; credentials have options of their own.";
        }

        if (endpoint.Scheme == "http" && !endpoint.IsLoopback && !allowInsecureHttp)
        {
            yield return $"Endpoint (http://{endpoint.Host}) would send the credentials in clear; use https, or set AllowInsecureHttp.";
        }
    }
}
