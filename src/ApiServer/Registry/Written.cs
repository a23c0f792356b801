using Arktos.Api.Meta.V1;

namespace Arktos.ApiServer.Registry;

/// <summary>What a write answers.</summary>
/// <param name="Json">An object in the form of the resource or view, or a Status.</param>
public sealed record Written(ReadOnlyMemory<byte> Json, int Code, bool IsStatus = false)
{
    public static Written Of(Status status) =>
        new(Api.Json.KubeJson.Encode(status), status.Code == 0 ? 200 : status.Code, true);
}
