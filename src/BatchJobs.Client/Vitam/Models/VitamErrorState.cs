using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>What went wrong, in Vitam's short code. Words that this library does not know are kept.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>state</c> of an error; the words are those of its examples. Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<VitamErrorState>))]
public readonly record struct VitamErrorState : IOpenEnum<VitamErrorState>
{
    private readonly string? value;

    /// <summary>A state by its word.</summary>
    /// <param name="value">The word, for example <c>File_Not_Found</c>.</param>
    public VitamErrorState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>File_Not_Found</c>.</summary>
    public static VitamErrorState FileNotFound { get; } = new("File_Not_Found");

    /// <summary><c>Unsupported_Media_Type</c>.</summary>
    public static VitamErrorState UnsupportedMediaType { get; } = new("Unsupported_Media_Type");

    /// <summary><c>Precondition_Failed</c>.</summary>
    public static VitamErrorState PreconditionFailed { get; } = new("Precondition_Failed");

    /// <summary><c>Item_Not_Found</c>.</summary>
    public static VitamErrorState ItemNotFound { get; } = new("Item_Not_Found");

    /// <summary><c>Conflict</c>.</summary>
    public static VitamErrorState Conflict { get; } = new("Conflict");

    /// <summary><c>Unauthorized</c>.</summary>
    public static VitamErrorState Unauthorized { get; } = new("Unauthorized");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    static VitamErrorState IOpenEnum<VitamErrorState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamErrorState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
