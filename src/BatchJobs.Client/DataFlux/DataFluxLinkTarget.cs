namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Where a link leads, and with which verb. Credentials go to the configured service only, so a <c>uri</c> counts from the
/// service's root and must stay below it, and a <c>href</c> counts only when it leads to the same scheme, host and port.
/// </summary>
internal static class DataFluxLinkTarget
{
    /// <exception cref="UnusableLinkException">The link leads elsewhere, or nowhere.</exception>
    public static Uri Resolve(DataFluxLink link, string root)
    {
        var service = new Uri(root);
        if (!string.IsNullOrEmpty(link.Uri) && !HasScheme(link.Uri))
        {
            return Below(service, link.Uri)
                ?? throw new UnusableLinkException(link.Rel, "its uri does not lead to an address below the service's root");
        }

        string? address = string.IsNullOrEmpty(link.Uri) ? link.Href : link.Uri;
        if (string.IsNullOrEmpty(address))
        {
            throw new UnusableLinkException(link.Rel, "it has neither a uri nor a href");
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? target) || !HasScheme(address))
        {
            throw new UnusableLinkException(link.Rel, "its href is not an absolute address");
        }

        return IsSameOrigin(target, service)
            ? target
            : throw new UnusableLinkException(link.Rel, $"it leads to {Origin(target)}, and the client goes to {Origin(service)} only");
    }

    /// <exception cref="UnusableLinkException">The link's verb is none that a resource is changed with.</exception>
    public static HttpMethod Method(DataFluxLink link) => link.Method switch
    {
        null or "PUT" => HttpMethod.Put,
        "POST" => HttpMethod.Post,
        "PATCH" => HttpMethod.Patch,
        "DELETE" => HttpMethod.Delete,
        "GET" => HttpMethod.Get,
        _ => throw new UnusableLinkException(link.Rel, "its method is none of GET, PUT, POST, PATCH and DELETE"),
    };

    private static Uri? Below(Uri root, string uri)
    {
        if (uri.StartsWith("//", StringComparison.Ordinal) || uri.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        // The service writes its links with and without the slash in front.
        string prefix = root.AbsoluteUri.TrimEnd('/') + "/";
        return Uri.TryCreate(prefix + uri.TrimStart('/'), UriKind.Absolute, out Uri? target)
            && target.AbsoluteUri.StartsWith(prefix, StringComparison.Ordinal)
                ? target
                : null;
    }

    private static bool HasScheme(string address)
    {
        int colon = address.IndexOf(':', StringComparison.Ordinal);
        int end = address.AsSpan().IndexOfAny('/', '?', '#');
        return colon > 0 && (end < 0 || colon < end);
    }

    private static bool IsSameOrigin(Uri target, Uri service) =>
        target.UserInfo.Length == 0
        && Uri.Compare(target, service, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static string Origin(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
