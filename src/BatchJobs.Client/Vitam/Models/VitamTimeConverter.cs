using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

internal sealed class VitamTimeConverter : JsonConverter<VitamTime>
{
    public override VitamTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(VitamText.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, VitamTime value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
