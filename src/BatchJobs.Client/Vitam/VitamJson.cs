using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>The JSON of the service, member names as documented, odd capitals included.</summary>
[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(VitamListRequest))]
[JsonSerializable(typeof(VitamTaskList))]
[JsonSerializable(typeof(VitamStep))]
[JsonSerializable(typeof(VitamGenericObject))]
[JsonSerializable(typeof(VitamAsyncStatus))]
[JsonSerializable(typeof(VitamServiceStatus))]
internal sealed partial class VitamJson : JsonSerializerContext
{
    /// <summary>For what is sent: writes characters as they are, as the document's examples do, and reads no member twice.</summary>
    public static VitamJson Text => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
    });
}
