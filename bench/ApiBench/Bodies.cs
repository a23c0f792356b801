using System.Text;
using Arktos.Api.Streams;
using Google.Protobuf;

namespace Arktos.ApiBench;

/// <summary>What is sent: JSON written as text, since making it must cost next to nothing.</summary>
internal static class Bodies
{
    private const string Rbac = "rbac.authorization.k8s.io";

    public const string CustomGroup = "bench.example.com",
        CustomDefinition = $"widgets.{CustomGroup}";

    /// <summary>Of a custom kind's spec; a third each are texts, numbers and lists.</summary>
    private const int CustomFields = 50;

    private const int LargeFields = 240;

    public const string MergePatch = "application/merge-patch+json",
        Apply = "application/apply-patch+yaml";

    public static byte[] Namespace(string name) =>
        Utf8($$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{name}}}"}}""");

    public static byte[] ServiceAccount(string name) =>
        Utf8($$$"""{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"{{{name}}}"}}""");

    /// <summary>What the user who measures may do in a namespace that binds it.</summary>
    public static byte[] Writer(string name) =>
        Utf8(
            $$$"""
            {"apiVersion":"{{{Rbac}}}/v1","kind":"ClusterRole","metadata":{"name":"{{{name}}}"},"rules":[
            {"apiGroups":[""],"resources":["configmaps","pods","pods/status"],
            "verbs":["get","list","watch","create","update","patch","delete"]},
            {"apiGroups":["apps"],"resources":["deployments"],"verbs":["create","patch"]},
            {"apiGroups":["{{{CustomGroup}}}"],"resources":["widgets"],"verbs":["create"]}]}
            """
        );

    /// <summary>What it may do everywhere: followers of a node read the pods of all namespaces.</summary>
    public static byte[] Follower(string name) =>
        Utf8(
            $$$"""
            {"apiVersion":"{{{Rbac}}}/v1","kind":"ClusterRole","metadata":{"name":"{{{name}}}"},"rules":[
            {"apiGroups":[""],"resources":["pods"],"verbs":["get","list","watch"]}]}
            """
        );

    /// <param name="kind">RoleBinding or ClusterRoleBinding, of a cluster role, named as it.</param>
    public static byte[] RoleBinding(string kind, string role, string user) =>
        Utf8(
            $$$"""
            {"apiVersion":"{{{Rbac}}}/v1","kind":"{{{kind}}}","metadata":{"name":"{{{role}}}"},
            "roleRef":{"apiGroup":"{{{Rbac}}}","kind":"ClusterRole","name":"{{{role}}}"},
            "subjects":[{"kind":"User","apiGroup":"{{{Rbac}}}","name":"{{{user}}}"}]}
            """
        );

    public static byte[] ConfigMap(string name, string value) =>
        Utf8(
            $$$"""
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"},"data":{"key":"{{{value}}}"}}
            """
        );

    public static byte[] Deployment(string name) =>
        Utf8(
            """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"@","labels":{"app":"bench"}},
            "spec":{"replicas":2,"selector":{"matchLabels":{"app":"bench"}},"template":{"metadata":{"labels":
            {"app":"bench"}},"spec":{"containers":[{"name":"main","image":"registry.example/bench/web:1.0",
            "ports":[{"containerPort":8080}],"env":[{"name":"MODE","value":"bench"}],
            "resources":{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"memory":"128Mi"}}}]}}}}
            """.Replace("@", name, StringComparison.Ordinal)
        );

    /// <summary>A custom kind with 50 fields, which are checked, and five rules over them.</summary>
    public static byte[] Definition()
    {
        string[] forms =
        [
            """{"type":"string","maxLength":64,"pattern":"^[a-z0-9-]*$"}""",
            """{"type":"integer","minimum":0,"maximum":1000}""",
            """{"type":"array","maxItems":8,"items":{"type":"string","maxLength":64}}""",
        ];
        var fields = Enumerable.Range(0, CustomFields).Select(i => $"\"f{i}\":{forms[i % forms.Length]}");
        string[] rules =
        [
            "self.f1 <= self.f4",
            "self.f0.startsWith('web')",
            "self.f2.all(x, x.size() > 1)",
            "!has(self.f7) || self.f7 + self.f10 < 2000",
            "self.f5.exists(x, x == self.f3)",
        ];
        var properties = string.Join(',', fields);
        var validations = string.Join(',', rules.Select(r => $"{{\"rule\":\"{r}\"}}"));
        return Utf8(
            $$$"""
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
            "metadata":{"name":"{{{CustomDefinition}}}"},"spec":{"group":"{{{CustomGroup}}}","scope":"Namespaced",
            "names":{"plural":"widgets","singular":"widget","kind":"Widget"},"versions":[{"name":"v1","served":true,
            "storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object",
            "properties":{ {{{properties}}} },"x-kubernetes-validations":[{{{validations}}}]
            } } } } } ] } }
            """
        );
    }

    private static readonly string LargeProperties = string.Join(
        ',',
        Enumerable
            .Range(0, LargeFields)
            .Select(i =>
                $$$"""
                    "field{{{i}}}":{"type":"object","description":"{{{new string('d', 150)}}}","properties":{
                    "name":{"type":"string","maxLength":63,"pattern":"^[a-z0-9-]+$"},
                    "count":{"type":"integer","minimum":0,"default":{{{i}}}},
                    "items":{"type":"array","maxItems":10,"items":{"type":"string"},"x-kubernetes-list-type":"set"} } }
                    """
            )
    );

    /// <summary>Of 100 KB.</summary>
    public static byte[] LargeDefinition(string group, int number) =>
        Utf8(
            $$$"""
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
            "metadata":{"name":"k{{{number}}}s.{{{group}}}"},"spec":{"group":"{{{group}}}","scope":"Namespaced",
            "names":{"plural":"k{{{number}}}s","singular":"k{{{number}}}","kind":"K{{{number}}}"},
            "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object",
            "properties":{"spec":{"type":"object","properties":{ {{{LargeProperties}}} } } } } } } ] } }
            """
        );

    /// <summary>A merge patch of the definition's status, as the controller of definitions sets it.</summary>
    public static byte[] Established() =>
        Utf8(
            """
            {"status":{"acceptedNames":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"},
            "storedVersions":["v1"],"conditions":[
            {"type":"NamesAccepted","status":"True","reason":"NoConflicts","message":"",
            "lastTransitionTime":"2026-01-01T00:00:00Z"},
            {"type":"Established","status":"True","reason":"InitialNamesAccepted","message":"",
            "lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
            """
        );

    private static readonly string WidgetSpec = string.Join(
        ',',
        Enumerable
            .Range(0, CustomFields)
            .Select(i =>
                (i % 3) switch
                {
                    0 => $"\"f{i}\":\"web-{i % 2}\"",
                    1 => $"\"f{i}\":{i}",
                    _ => $"\"f{i}\":[\"one\",\"web-1\",\"two\"]",
                }
            )
    );

    public static byte[] Widget(string name) =>
        Utf8(
            $$$"""
            {"apiVersion":"{{{CustomGroup}}}/v1","kind":"Widget","metadata":{"name":"{{{name}}}"},
            "spec":{ {{{WidgetSpec}}} } }
            """
        );

    /// <param name="node">The node that it is bound to; null: none.</param>
    public static byte[] Pod(string name, string serviceAccount, string? node)
    {
        var nodeName = node is null ? "" : $"\"nodeName\":\"{node}\",";
        return Utf8(
            $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","labels":{"app":"bench","tier":"web"}},
            "spec":{{{{nodeName}}}"serviceAccountName":"{{{serviceAccount}}}","containers":[{"name":"main",
            "image":"registry.example/bench/web:1.0","ports":[{"containerPort":8080}],
            "env":[{"name":"MODE","value":"bench"}],
            "resources":{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"memory":"128Mi"}}
            }]}}
            """
        );
    }

    /// <summary>A merge patch of a pod's status that changes it.</summary>
    public static byte[] Status(string message) => Utf8($$$"""{"status":{"message":"{{{message}}}"}}""");

    public static WriteRequest Creates(string space, IEnumerable<byte[]> pods)
    {
        var request = new WriteRequest();
        foreach (var pod in pods)
            request.Operations.Add(Operation(WriteOperation.Types.Verb.Create, space, pod));
        return request;
    }

    public static WriteOperation StatusPatch(string space, string name, string message)
    {
        var operation = Operation(WriteOperation.Types.Verb.Patch, space, Status(message));
        (operation.Name, operation.Subresource, operation.PatchType) = (name, "status", MergePatch);
        return operation;
    }

    private static WriteOperation Operation(WriteOperation.Types.Verb verb, string space, byte[] body) =>
        new()
        {
            Verb = verb,
            Version = "v1",
            Resource = "pods",
            Namespace = space,
            Body = UnsafeByteOperations.UnsafeWrap(body),
        };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
