using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Registry;

public enum FieldValidation
{
    Ignore,
    Warn,
    Strict,
}

/// <summary>One write of one object, whoever brought it: REST or gRPC.</summary>
/// <param name="Name">Of the URL; empty on create.</param>
/// <param name="View">Null for the object itself.</param>
/// <param name="Warnings">Filled along the way.</param>
public sealed record WriteCall(
    UserIdentity User,
    string Tenant,
    string Namespace,
    string Name,
    ResourceStrategy Strategy,
    ViewSubresource? View,
    bool IsDryRun,
    FieldValidation Validation,
    List<string> Warnings
);

/// <summary>What a write answers.</summary>
/// <param name="Json">An object in the form of the resource or view, or a Status.</param>
public sealed record Written(ReadOnlyMemory<byte> Json, int Code, bool IsStatus = false)
{
    public static Written Of(Status status) =>
        new(Api.Json.KubeJson.Encode(status), status.Code == 0 ? 200 : status.Code, true);
}
