using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents the reason of an error in Vitam's short code. A word that this library does not know is kept.</summary>
/// <remarks>
/// Source: API-Vitam, Worker interne, v1 (Alpha), <c>state</c> of an error; the words are those of its examples. Words are compared
/// without regard to case.
/// </remarks>
[JsonConverter(typeof(OpenEnumConverter<VitamErrorState>))]
public readonly record struct VitamErrorState : IOpenEnum<VitamErrorState>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="VitamErrorState"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>File_Not_Found</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public VitamErrorState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the code <c>File_Not_Found</c>.</summary>
    public static VitamErrorState FileNotFound { get; } = new("File_Not_Found");

    /// <summary>Gets the code <c>Unsupported_Media_Type</c>.</summary>
    public static VitamErrorState UnsupportedMediaType { get; } = new("Unsupported_Media_Type");

    /// <summary>Gets the code <c>Precondition_Failed</c>.</summary>
    public static VitamErrorState PreconditionFailed { get; } = new("Precondition_Failed");

    /// <summary>Gets the code <c>Item_Not_Found</c>.</summary>
    public static VitamErrorState ItemNotFound { get; } = new("Item_Not_Found");

    /// <summary>Gets the code <c>Conflict</c>.</summary>
    public static VitamErrorState Conflict { get; } = new("Conflict");

    /// <summary>Gets the code <c>Unauthorized</c>.</summary>
    public static VitamErrorState Unauthorized { get; } = new("Unauthorized");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    static VitamErrorState IOpenEnum<VitamErrorState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamErrorState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
