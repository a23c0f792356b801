using Arktos.Api.Cel;

namespace Arktos.ApiServer.Admission.Expressions;

/// <summary>The types of what expressions of admission see besides the object, as Kubernetes declares them.</summary>
internal static class AdmissionTypes
{
    private static readonly CelType Strings = CelType.ListOf(CelType.String);
    private static readonly CelType Labels = CelType.MapOf(CelType.String, CelType.String);

    private static readonly CelType Kind = Of(
        "kubernetes.GroupVersionKind",
        ("group", CelType.String),
        ("version", CelType.String),
        ("kind", CelType.String)
    );

    private static readonly CelType Resource = Of(
        "kubernetes.GroupVersionResource",
        ("group", CelType.String),
        ("version", CelType.String),
        ("resource", CelType.String)
    );

    public static CelType Request { get; } =
        Of(
            "kubernetes.AdmissionRequest",
            ("kind", Kind),
            ("resource", Resource),
            ("subResource", CelType.String),
            ("requestKind", Kind),
            ("requestResource", Resource),
            ("requestSubResource", CelType.String),
            ("name", CelType.String),
            ("namespace", CelType.String),
            ("operation", CelType.String),
            (
                "userInfo",
                Of(
                    "kubernetes.UserInfo",
                    ("username", CelType.String),
                    ("uid", CelType.String),
                    ("groups", Strings),
                    ("extra", CelType.MapOf(CelType.String, Strings))
                )
            ),
            ("dryRun", CelType.Bool),
            ("options", CelType.Dyn)
        );

    public static CelType Namespace { get; } =
        CelType.NullableOf(
            Of(
                "kubernetes.Namespace",
                (
                    "metadata",
                    Of(
                        "kubernetes.NamespaceMetadata",
                        ("name", CelType.String),
                        ("generateName", CelType.String),
                        ("namespace", CelType.String),
                        ("labels", Labels),
                        ("annotations", Labels),
                        ("uid", CelType.String),
                        ("resourceVersion", CelType.String),
                        ("generation", CelType.Int),
                        ("creationTimestamp", CelType.Timestamp),
                        ("deletionTimestamp", CelType.Timestamp),
                        ("deletionGracePeriodSeconds", CelType.Int)
                    )
                ),
                ("spec", Of("kubernetes.NamespaceSpec", ("finalizers", Strings))),
                ("status", Of("kubernetes.NamespaceStatus", ("phase", CelType.String), ("conditions", CelType.DynList)))
            )
        );

    private static CelType Of(string name, params (string Name, CelType Type)[] fields) =>
        CelType.ObjectOf(new ObjectFields(name, fields.ToDictionary(f => f.Name, f => f.Type)));
}
