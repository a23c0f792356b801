using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Admission.Matching;

/// <summary>The options of an operation as reviews show them. Pure.</summary>
internal static class ReviewOptions
{
    public static byte[] Of(AdmissionRequest write)
    {
        if (write.Operation != AdmissionOperation.Delete)
            return Of(
                write.Request,
                write.Operation == AdmissionOperation.Create ? "CreateOptions"
                    : write.Request.Verb == "patch" ? "PatchOptions"
                    : "UpdateOptions"
            );
        var options = write.DeleteOptions?.DeepClone() ?? new DeleteOptions();
        (options.Kind, options.ApiVersion) = ("DeleteOptions", "meta.k8s.io/v1");
        if (write.Request.IsDryRun)
            options.DryRun = ["All"];
        return KubeJson.Encode(options);
    }

    public static byte[] OfCall(ResolvedRequest request) => Of(request, "CreateOptions");

    private static byte[] Of(ResolvedRequest request, string kind)
    {
        var options = new JsonObject { ["kind"] = kind, ["apiVersion"] = "meta.k8s.io/v1" };
        if (request.IsDryRun)
            options["dryRun"] = new JsonArray("All");
        if (kind == "PatchOptions" && request.IsForced)
            options["force"] = true;
        options["fieldManager"] = request.FieldManager;
        options["fieldValidation"] = request.Validation.ToString();
        return JsonTree.Encode(options);
    }
}
