namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Where a link leads, and with which verb. Credentials go to the configured service only, so a <c>uri</c> counts from the
/// service's root and must stay below it, and a <c>href</c> counts only when it leads to the same scheme, host and port.
/// </summary>
internal static class DataFluxLinkTarget
{
    private const int MostDecodings = 5;

    /// <exception cref="InvalidLinkException">The link leads elsewhere, or nowhere.</exception>
    public static Uri Resolve(DataFluxLink link, string root)
    {
        var service = new Uri(root);
        bool hasUri = !string.IsNullOrEmpty(link.Uri);
        (string member, string? address) = hasUri ? ("uri", link.Uri) : ("href", link.Href);
        if (string.IsNullOrEmpty(address))
        {
            throw new InvalidLinkException(link.Rel, "it has neither a uri nor a href");
        }

        if (Climbs(address))
        {
            throw new InvalidLinkException(link.Rel, "its path has dots or backslashes that may lead elsewhere");
        }

        if (hasUri && !HasScheme(address))
        {
            return Below(service, address)
                ?? throw new InvalidLinkException(link.Rel, "its uri does not lead to an address below the service's root");
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? target) || !HasScheme(address))
        {
            throw new InvalidLinkException(link.Rel, $"its {member} is not an absolute address");
        }

        if (!Origin.AreSame(target, service))
        {
            throw new InvalidLinkException(link.Rel, $"it leads to {Shown(target)}, and the client goes to {Shown(service)} only");
        }

        return target.UserInfo.Length == 0
            ? target
            : throw new InvalidLinkException(link.Rel, $"its {member} has user information, and the client sends its own only");
    }

    /// <exception cref="InvalidLinkException">The link's verb is none that a resource is changed with.</exception>
    public static (string Name, Func<Uri, CancellationToken, Task<DataFluxLinkedJob?>> Call) Method(DataFluxLink link, IDataFluxJobsApi api) => link.Method?.ToUpperInvariant() switch
    {
        null or "PUT" => (nameof(api.PutLinkAsync), api.PutLinkAsync),
        "POST" => (nameof(api.PostLinkAsync), api.PostLinkAsync),
        "PATCH" => (nameof(api.PatchLinkAsync), api.PatchLinkAsync),
        "DELETE" => (nameof(api.DeleteLinkAsync), api.DeleteLinkAsync),
        _ => throw new InvalidLinkException(link.Rel, "its method is none of PUT, POST, PATCH and DELETE"),
    };

    private static Uri? Below(Uri root, string uri)
    {
        if (uri.StartsWith("//", StringComparison.Ordinal))
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

    /// <summary>Whether a path may lead out of a directory, also when it is encoded, once or more: servers differ in when they decode.</summary>
    private static bool Climbs(string address)
    {
        string path = address.Split('?', '#')[0];
        for (int decodings = 0; decodings < MostDecodings; decodings++)
        {
            string decoded = Uri.UnescapeDataString(path);
            if (string.Equals(decoded, path, StringComparison.Ordinal))
            {
                return path.Contains('\\', StringComparison.Ordinal) || path.Split('/').Any(segment => segment.Split(';')[0] is "." or "..");
            }

            path = decoded;
        }

        return true;
    }

    private static bool HasScheme(string address)
    {
        int colon = address.IndexOf(':', StringComparison.Ordinal);
        int end = address.AsSpan().IndexOfAny('/', '?', '#');
        return colon > 0 && (end < 0 || colon < end);
    }

    private static string Shown(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
