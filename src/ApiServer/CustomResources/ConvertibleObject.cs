using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;

namespace Arktos.ApiServer.CustomResources;

/// <summary>An object that is to be converted. Not to be changed.</summary>
/// <param name="Managers">Its managers as JSON, which stay as they are; empty for none.</param>
internal sealed record ConvertibleObject(CustomObject Value, ReadOnlyMemory<byte> Managers)
{
    /// <param name="json">As it is stored.</param>
    /// <returns>Null: it is no object.</returns>
    public static ConvertibleObject? TryRead(ReadOnlyMemory<byte> json)
    {
        try
        {
            var value = KubeJson.DecodeWithoutManagers<CustomObject>(json.Span);
            // It is of the place where the object lies, and not the object's.
            value.Metadata.ResourceVersion = "";
            return new ConvertibleObject(value, ManagedFieldsJson.Find(json));
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return null;
        }
    }

    /// <summary>As it is shown to who converts it.</summary>
    public byte[] Encode() => ManagedFieldsJson.Insert(KubeJson.Encode(Value), Managers.Span);
}
