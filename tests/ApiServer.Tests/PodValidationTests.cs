using System.Text;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

/// <summary>What is refused in the spec of a pod or of a pod template, and in which words.</summary>
public sealed class PodValidationTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Numbers = "must be between 0 and 2147483647, inclusive",
        Address = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
        Affinity = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution",
        Preferred = "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution",
        Pods = "affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution",
        Spread = "topologySpreadConstraints[0]",
        NoContainers = "must be a standard resource for containers",
        NoName = "Invalid value: \"requests.a/b\": doesn't follow extended resource name standard";

    [Theory]
    [InlineData(
        """{"dnsPolicy":"None"}""",
        "dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"
    )]
    [InlineData(
        """{"dnsPolicy":"None","dnsConfig":{}}""",
        "dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None"
    )]
    [InlineData(
        """{"dnsConfig":{"nameservers":["1.1.1.1","1.1.1.2","1.1.1.3","1.1.1.4"]}}""",
        "dnsConfig.nameservers: Invalid value: [\"1.1.1.1\",\"1.1.1.2\",\"1.1.1.3\",\"1.1.1.4\"]: must not have more "
            + "than 3 nameservers"
    )]
    [InlineData(
        """{"dnsConfig":{"nameservers":["x"]}}""",
        $"dnsConfig.nameservers[0]: Invalid value: \"x\": {Address}"
    )]
    [InlineData("""{"dnsConfig":{"searches":["_tcp.a.b.",".","c"]}}""", "")]
    [InlineData(
        """{"dnsConfig":{"searches":["a b"]}}""",
        "dnsConfig.searches[0]: Invalid value: \"a b\": a lowercase…"
    )]
    [InlineData(
        """{"dnsConfig":{"options":[{"value":"1"}]}}""",
        "dnsConfig.options[0]: Required value: must not be empty"
    )]
    [InlineData(
        """{"hostnameOverride":"x","setHostnameAsFQDN":true,"hostNetwork":true}""",
        "hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true|hostnameOverride: Forbidden: "
            + "may not be specified when hostNetwork is true"
    )]
    [InlineData(
        """{"hostAliases":[{"ip":"x","hostnames":["a"]}]}""",
        $"hostAliases[0].ip: Invalid value: \"x\": {Address}"
    )]
    [InlineData(
        """{"hostAliases":[{"ip":"1.1.1.1","hostnames":["a","A_"]}]}""",
        "hostAliases[0].hostnames[1]: Invalid value: \"A_\": a lowercase…"
    )]
    [InlineData(
        """{"readinessGates":[{"conditionType":"a b"}]}""",
        "readinessGates[0].conditionType: Invalid value: \"a b\"…"
    )]
    [InlineData("""{"os":{}}""", "os.name: Required value")]
    [InlineData(
        """{"os":{"name":"mac"}}""",
        "os.name: Unsupported value: \"mac\": supported values: \"linux\", \"windows\""
    )]
    [InlineData(
        """{"hostUsers":false,"hostPID":true,"hostNetwork":true}""",
        "hostNetwork: Forbidden: when `hostUsers` is false|HostPID: Forbidden: when `hostUsers` is false"
    )]
    [InlineData(
        """{"securityContext":{"supplementalGroups":[1,-1]}}""",
        $"securityContext.supplementalGroups[1]: Invalid value: -1: {Numbers}"
    )]
    [InlineData(
        """
            {"securityContext":{"sysctls":[{"name":"kernel.shmmax","value":"1"},{"name":"net/ipv4/a_b","value":"1"}]}}
            """,
        ""
    )]
    [InlineData(
        """
            {"securityContext":{"sysctls":[{"name":"a","value":"1"},{"name":"","value":"1"},{"name":"a","value":"2"}]}}
            """,
        "securityContext.sysctls[1].name: Required value|securityContext.sysctls[2].name: Duplicate value: \"a\""
    )]
    [InlineData(
        """{"securityContext":{"sysctls":[{"name":"foo-","value":"1"}]}}""",
        "securityContext.sysctls[0].name: Invalid value: \"foo-\": must have at most 253 characters and match regex "
            + @"^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$"
    )]
    [InlineData(
        """{"hostNetwork":true,"securityContext":{"sysctls":[{"name":"net/ipv4/x","value":"1"}]}}""",
        "securityContext.sysctls[0].name: Invalid value: \"net/ipv4/x\": may not be specified when "
            + "'hostNetwork' is true"
    )]
    [InlineData(
        """{"hostIPC":true,"securityContext":{"sysctls":[{"name":"kernel.shmmax","value":"1"}]}}""",
        "securityContext.sysctls[0].name: Invalid value: \"kernel.shmmax\": may not be specified when 'hostIPC' is true"
    )]
    [InlineData(
        """{"securityContext":{"seccompProfile":{}}}""",
        "securityContext.seccompProfile.type: Required value: type is required when seccompProfile is set"
    )]
    [InlineData(
        """{"securityContext":{"seccompProfile":{"type":"Localhost","localhostProfile":"../x"}}}""",
        "securityContext.seccompProfile.localhostProfile: Invalid value: \"../x\": must not contain '..'"
    )]
    [InlineData(
        """{"securityContext":{"fsGroupChangePolicy":"x","supplementalGroupsPolicy":"y"}}""",
        "securityContext.fsGroupChangePolicy: Unsupported value: \"x\": supported values: \"Always\", "
            + "\"OnRootMismatch\""
            + "|securityContext.supplementalGroupsPolicy: Unsupported value: \"y\": supported values: "
            + "\"Merge\", \"Strict\""
    )]
    [InlineData(
        """{"resources":{"limits":{"a.b/c":"1","hugepages-2Mi":"2Mi","cpu":"1"},"requests":{"hugepages-2Mi":"2Mi"}}}""",
        "resources.limits[a.b/c]: Unsupported value: \"a.b/c\": supported values: \"cpu\", \"hugepages-\", \"memory\""
    )]
    [InlineData(
        """{"resources":{"claims":[{"name":"a"}]}}""",
        "resources.claims: Forbidden: claims may not be set for Resources at pod-level"
    )]
    [InlineData(
        """
            {"resources":{"requests":{"cpu":"1"},"limits":{"cpu":"1"}},"containers":[
            {"name":"a","image":"i","resources":{"requests":{"cpu":"600m"},"limits":{"cpu":"2"}}},
            {"name":"b","image":"i","resources":{"requests":{"cpu":"600m"}}}]}
            """,
        "resources.requests[cpu]: Invalid value: \"1\": must be greater than or equal to aggregate "
            + "container requests of "
            + "1200m|containers[0].resources.limits[cpu]: Invalid value: \"2\": must be less than or equal "
            + "to pod limits "
            + "of 1"
    )]
    public Task Of_a_pod(string spec, string expected) => CheckAsync(spec, expected);

    [Theory]
    [InlineData("""[]""", $"{Affinity}.nodeSelectorTerms: Required value: must have at least one node selector term")]
    [InlineData(
        """[{"matchExpressions":[{"key":"a","operator":"In"}]}]""",
        $"{Affinity}.nodeSelectorTerms[0].matchExpressions[0].values: Required value: must be specified "
            + "when `operator` is "
            + "'In' or 'NotIn'"
    )]
    [InlineData(
        """[{"matchExpressions":[{"key":"a","operator":"Exists","values":["a"]}]}]""",
        $"{Affinity}.nodeSelectorTerms[0].matchExpressions[0].values: Forbidden: may not be specified when "
            + "`operator` is "
            + "'Exists' or 'DoesNotExist'"
    )]
    [InlineData(
        """[{"matchExpressions":[{"key":"a","operator":"Gt","values":["1","2"]}]}]""",
        $"{Affinity}.nodeSelectorTerms[0].matchExpressions[0].values: Required value: must be specified "
            + "single value when "
            + "`operator` is 'Lt' or 'Gt'"
    )]
    [InlineData(
        """[{"matchExpressions":[{"key":"a","operator":"x"}]}]""",
        $"{Affinity}.nodeSelectorTerms[0].matchExpressions[0].operator: Invalid value: \"x\": not a valid "
            + "selector operator"
    )]
    [InlineData(
        """[{"matchExpressions":[{"key":"a b","operator":"Exists"}]}]""",
        $"{Affinity}.nodeSelectorTerms[0].matchExpressions[0].key: Invalid value: \"a b\"…"
    )]
    [InlineData(
        """[{"matchFields":[{"key":"a","operator":"In","values":["a"]}]}]""",
        $"{Affinity}.nodeSelectorTerms[0].matchFields[0].key: Invalid value: \"a\": not a valid field selector key"
    )]
    [InlineData(
        """[{"matchFields":[{"key":"metadata.name","operator":"In","values":["a","b"]}]}]""",
        $"{Affinity}.nodeSelectorTerms[0].matchFields[0].values: Required value: must be only one value "
            + "when `operator` is "
            + "'In' or 'NotIn' for node field selector"
    )]
    [InlineData("""[{"matchExpressions":[{"key":"a","operator":"Lt","values":["5"]}],"matchFields":[]},{}]""", "")]
    public Task Of_terms_of_nodes(string terms, string expected) =>
        CheckAsync(
            $$$"""
            {"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":
            {"nodeSelectorTerms":{{{terms}}} } } } }
            """,
            expected
        );

    [Theory]
    [InlineData(
        """
            {"affinity":{"nodeAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[
            {"weight":0,"preference":{"matchExpressions":[{"key":"a","operator":"Exists"}]}}]}}}
            """,
        $"{Preferred}[0].weight: Invalid value: 0: must be in the range 1-100"
    )]
    [InlineData(
        """
            {"affinity":{"podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":{}}]}}}
            """,
        $"{Pods}[0].topologyKey: Required value: can not be empty"
    )]
    [InlineData(
        """
            {"affinity":{"podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[
            {"topologyKey":"a","matchLabelKeys":["b"]}]}}}
            """,
        $"{Pods}[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set"
    )]
    [InlineData(
        """
            {"affinity":{"podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[
            {"topologyKey":"a","labelSelector":{},"matchLabelKeys":["b"],"mismatchLabelKeys":["c","b"]}]}}}
            """,
        $"{Pods}[0].matchLabelKeys[0]: Invalid value: \"b\": exists in both matchLabelKeys and mismatchLabelKeys"
    )]
    [InlineData(
        """
            {"affinity":{"podAntiAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[
            {"weight":101,"podAffinityTerm":{"topologyKey":"a","labelSelector":{"matchExpressions":[
            {"key":"k","operator":"In"}]}}}]}}}
            """,
        "affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid "
            + "value: 101: must be "
            + "in the range 1-100|affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0]."
            + "podAffinityTerm.labelSelector.matchExpressions[0].values: Required value: must be specified "
            + "when `operator` "
            + "is 'In' or 'NotIn'"
    )]
    [InlineData(
        """{"topologySpreadConstraints":[{"maxSkew":0,"topologyKey":"","whenUnsatisfiable":"x"}]}""",
        $"{Spread}.maxSkew: Invalid value: 0: must be greater than zero|{Spread}.topologyKey: Required "
            + "value: can not be "
            + $"empty|{Spread}.whenUnsatisfiable: Unsupported value: \"x\": supported values: \"DoNotSchedule\", "
            + "\"ScheduleAnyway\""
    )]
    [InlineData(
        """
            {"topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"a","whenUnsatisfiable":"ScheduleAnyway",
            "minDomains":2,"nodeAffinityPolicy":"x"}]}
            """,
        $"{Spread}.minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not "
            + $"ScheduleAnyway|{Spread}.nodeAffinityPolicy: Unsupported value: \"x\": supported values: \"Honor\", "
            + "\"Ignore\""
    )]
    [InlineData(
        """
            {"topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"a","whenUnsatisfiable":"DoNotSchedule"},
            {"maxSkew":1,"topologyKey":"a","whenUnsatisfiable":"ScheduleAnyway"},
            {"maxSkew":2,"topologyKey":"a","whenUnsatisfiable":"DoNotSchedule"}]}
            """,
        "topologySpreadConstraints[2].{topologyKey, whenUnsatisfiable}: Duplicate value: \"{a, DoNotSchedule}\""
    )]
    public Task Of_where_a_pod_may_go(string spec, string expected) => CheckAsync(spec, expected);

    [Theory]
    [InlineData(
        """{"restartPolicy":"x"}""",
        "restartPolicy: Unsupported value: \"x\": supported values: \"Always\", \"Never\", \"OnFailure\""
    )]
    [InlineData(
        """{"restartPolicyRules":[{"action":"x"}]}""",
        "restartPolicy: Required value: must specify restartPolicy when restart rules are used|restartPolicyRules[0]."
            + "action: Unsupported value: \"x\": supported values: "
            + "\"Restart\"|restartPolicyRules[0].exitCodes: Required "
            + "value: must be specified"
    )]
    [InlineData(
        """{"env":[{"name":"a","valueFrom":{"fieldRef":{"fieldPath":"spec.foo"}}}]}""",
        "env[0].valueFrom.fieldRef.fieldPath: Invalid value: \"spec.foo\": error converting fieldPath: field label not "
            + "supported: spec.foo"
    )]
    [InlineData(
        """{"env":[{"name":"a","valueFrom":{"fieldRef":{"fieldPath":"metadata.labels"}}}]}""",
        "env[0].valueFrom.fieldRef.fieldPath: Unsupported value: \"metadata.labels\": supported values: "
            + "\"metadata.name\", "
            + "\"metadata.namespace\", \"metadata.uid\", \"spec.nodeName\", \"spec.serviceAccountName\", "
            + "\"status.hostIP\", \"status.hostIPs\", \"status.podIP\", \"status.podIPs\""
    )]
    [InlineData("""{"env":[{"name":"a","valueFrom":{"fieldRef":{"fieldPath":"metadata.labels['x/y']"}}}]}""", "")]
    [InlineData("""{"env":[{"name":"a","valueFrom":{"fieldRef":{"fieldPath":"metadata.tenant"}}}]}""", "")]
    [InlineData(
        """{"env":[{"name":"a","valueFrom":{"fieldRef":{"fieldPath":"metadata.name['x']"}}}]}""",
        "env[0].valueFrom.fieldRef: Invalid value: \"metadata.name['x']\": does not support subscript"
    )]
    [InlineData(
        """{"env":[{"name":"a","valueFrom":{"resourceFieldRef":{"resource":"limits.cpu","divisor":"2"}}}]}""",
        "env[0].valueFrom.resourceFieldRef.divisor: Invalid value: \"2\": only divisor's values 1m and 1 "
            + "are supported with "
            + "the cpu resource"
    )]
    [InlineData(
        """{"env":[{"name":"a","valueFrom":{"resourceFieldRef":{"resource":"limits.memory","divisor":"1m"}}}]}""",
        "env[0].valueFrom.resourceFieldRef.divisor: Invalid value: \"1m\": only divisor's values 1, 1k, "
            + "1M, 1G, 1T, 1P, 1E, "
            + "1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory resource"
    )]
    [InlineData(
        """{"env":[{"name":"a","valueFrom":{"resourceFieldRef":{"resource":"x"}}}]}""",
        "env[0].valueFrom.resourceFieldRef.resource: Unsupported value: \"x\"…"
    )]
    [InlineData(
        """{"env":[{"name":"a","valueFrom":{"secretKeyRef":{"name":"x","key":"a b"}}}]}""",
        "env[0].valueFrom.secretKeyRef.key: Invalid value: \"a b\": a valid config key…"
    )]
    [InlineData(
        """{"envFrom":[{"configMapRef":{"name":"a"},"secretRef":{"name":"b"}}]}""",
        "envFrom: Invalid value: \"\": may not have more than one field specified at a time"
    )]
    [InlineData(
        """{"volumeMounts":[{"name":"v","mountPath":"/a","mountPropagation":"Bidirectional"}]}""",
        "volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged "
            + "containers"
    )]
    [InlineData(
        """{"volumeMounts":[{"name":"v","mountPath":"/a","mountPropagation":"x","recursiveReadOnly":"Enabled"}]}""",
        "volumeMounts.mountPropagation: Unsupported value: \"x\": supported values: \"Bidirectional\", "
            + "\"HostToContainer\", \"None\"|volumeMounts.recursiveReadOnly: Forbidden: may only be "
            + "specified when readOnly "
            + "is true|volumeMounts.recursiveReadOnly: Forbidden: may only be specified when "
            + "mountPropagation is None or "
            + "not specified"
    )]
    [InlineData(
        """
            {"volumeMounts":[{"name":"v","mountPath":"/a","subPath":"/x"},
            {"name":"v","mountPath":"/b","subPathExpr":"a/.."}]}
            """,
        "volumeMounts.subPath: Invalid value: \"/x\": must be a relative path|volumeMounts.subPathExpr: Invalid value: "
            + "\"a/..\": must not contain '..'"
    )]
    [InlineData(
        """{"lifecycle":{"preStop":{"sleep":{"seconds":31}}}}""",
        "lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than "
            + "terminationGracePeriodSeconds (30)"
    )]
    [InlineData(
        """
            {"resizePolicy":[{"resourceName":"x","restartPolicy":"NotRequired"},
            {"resourceName":"cpu","restartPolicy":"RestartContainer"},{"resourceName":"cpu","restartPolicy":"y"}]}
            """,
        "resizePolicy: Unsupported value: \"x\": supported values: \"cpu\", \"memory\"|resizePolicy: Invalid value: "
            + "\"RestartContainer\": must be 'NotRequired' when `restartPolicy` is 'Never'|resizePolicy[2]: Duplicate "
            + "value: \"cpu\"|resizePolicy: Unsupported value: \"y\": supported values: \"NotRequired\", "
            + "\"RestartContainer\""
    )]
    [InlineData(
        """{"securityContext":{"runAsUser":-1,"procMount":"Unmasked","seccompProfile":{"type":"Localhost"}}}""",
        $"securityContext.runAsUser: Invalid value: -1: {Numbers}|securityContext.procMount: Invalid "
            + "value: \"Unmasked\": "
            + "`hostUsers` must be false to use `Unmasked`|securityContext.seccompProfile.localhostProfile: "
            + "Required value: "
            + "must be set when seccomp type is Localhost"
    )]
    [InlineData(
        """{"securityContext":{"appArmorProfile":{"type":"Unconfined","localhostProfile":"x"}}}""",
        "securityContext.appArmorProfile.localhostProfile: Invalid value: \"x\": can only be set when AppArmor type is "
            + "Localhost"
    )]
    [InlineData(
        """{"securityContext":{"allowPrivilegeEscalation":false,"capabilities":{"add":["CAP_SYS_ADMIN"]}}}""",
        "securityContext: Invalid value: "
            + "{\"capabilities\":{\"add\":[\"CAP_SYS_ADMIN\"]},\"allowPrivilegeEscalation\":false}"
            + ": cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"
    )]
    [InlineData(
        """{"resources":{"limits":{"pods":"1"}}}""",
        $"resources.limits[pods]: Invalid value: \"pods\": {NoContainers}|"
            + $"resources.requests[pods]: Invalid value: \"pods\": {NoContainers}"
    )]
    [InlineData(
        """{"resources":{"requests":{"foo":"1"}}}""",
        "resources.requests[foo]: Invalid value: \"foo\": must be a standard resource type or fully qualified|"
            + $"resources.requests[foo]: Invalid value: \"foo\": {NoContainers}"
    )]
    [InlineData(
        """{"resources":{"requests":{"requests.a/b":"1"},"limits":{"requests.a/b":"1"}}}""",
        $"resources.limits[requests.a/b]: {NoName}|resources.requests[requests.a/b]: {NoName}"
    )]
    [InlineData(
        """{"resources":{"requests":{"a.b/c":"1500m"},"limits":{"a.b/c":"1500m"}}}""",
        "resources.limits[a.b/c]: Invalid value: \"1500m\": must be an integer|"
            + "resources.requests[a.b/c]: Invalid value: \"1500m\": must be an integer"
    )]
    [InlineData(
        """{"resources":{"requests":{"a.b/c":"1"},"limits":{"a.b/c":"2"}}}""",
        "resources.requests: Invalid value: \"1\": must be equal to a.b/c limit of 2"
    )]
    [InlineData(
        """{"resources":{"requests":{"a.b/c":"1"}}}""",
        "resources.limits: Required value: Limit must be set for non overcommitable resources"
    )]
    [InlineData(
        """{"resources":{"limits":{"hugepages-2Mi":"2Mi"}}}""",
        "resources: Forbidden: HugePages require cpu or memory"
    )]
    [InlineData("""{"resources":{"claims":[{"name":"x"}]}}""", "resources.claims[0]: Not found: \"x\"")]
    public Task Of_a_container(string container, string expected)
    {
        var merged = JsonNode.Parse(container)!.AsObject();
        (merged["name"], merged["image"]) = ("c", "i");
        var at = string.Join('|', expected.Split('|').Select(e => e.Length == 0 ? e : $"containers[0].{e}"));
        var spec = new JsonObject
        {
            ["containers"] = new JsonArray(merged),
            ["volumes"] = new JsonArray(new JsonObject { ["name"] = "v", ["emptyDir"] = new JsonObject() }),
        };
        return CheckAsync(spec.ToJsonString(), at);
    }

    [Theory]
    [InlineData(
        """{"emptyDir":{"sizeLimit":"-1"}}""",
        "emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity"
    )]
    [InlineData(
        """{"hostPath":{"path":"/","type":"x"}}""",
        "hostPath.type: Unsupported value: \"x\": supported values: \"\", \"BlockDevice\", "
            + "\"CharDevice\", \"Directory\", "
            + "\"DirectoryOrCreate\", \"File\", \"FileOrCreate\", \"Socket\""
    )]
    [InlineData(
        """{"configMap":{"name":"a","items":[{"key":"a","path":"..a"},{"key":"b","path":"../a"}]}}""",
        "configMap.items[0].path: Invalid value: \"..a\": must not start with "
            + "'..'|configMap.items[1].path: Invalid value: "
            + "\"../a\": must not contain '..'"
    )]
    [InlineData(
        """{"nfs":{"server":"","path":"a"}}""",
        "nfs.server: Required value|nfs.path: Invalid value: \"a\": must be an absolute path"
    )]
    [InlineData(
        """{"downwardAPI":{"defaultMode":512,"items":[{"path":"a"}]}}""",
        "downwardAPI.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive|"
            + "downwardAPI.items[0]: Required value: one of fieldRef and resourceFieldRef is required"
    )]
    [InlineData(
        """
            {"downwardAPI":{"items":[{"path":"a","fieldRef":{"fieldPath":"metadata.name"},
            "resourceFieldRef":{"resource":"limits.cpu","containerName":"c"}}]}}
            """,
        "downwardAPI.items[0]: Invalid value: \"resource\": fieldRef and resourceFieldRef can not be specified "
            + "simultaneously"
    )]
    [InlineData(
        """{"downwardAPI":{"items":[{"path":"a","fieldRef":{"fieldPath":"spec.nodeName"}}]}}""",
        "downwardAPI.items[0].fieldRef.fieldPath: Unsupported value: \"spec.nodeName\": supported values: "
            + "\"metadata.annotations\", \"metadata.labels\", \"metadata.name\", \"metadata.namespace\", "
            + "\"metadata.uid\""
    )]
    [InlineData(
        """{"downwardAPI":{"items":[{"path":"a","resourceFieldRef":{"resource":"limits.cpu"}}]}}""",
        "downwardAPI.items[0].resourceFieldRef.containerName: Required value"
    )]
    [InlineData(
        """{"projected":{"sources":[{"secret":{"name":"a"},"configMap":{"name":"b"}}]}}""",
        "projected.sources[0].configMap: Forbidden: may not specify more than 1 volume type per source"
    )]
    [InlineData(
        """
            {"projected":{"sources":[{"secret":{"name":"a","items":[{"key":"a","path":"p"}]}},
            {"serviceAccountToken":{"path":"p","expirationSeconds":4294967297}}]}}
            """,
        "projected: Invalid value: \"p\": conflicting duplicate paths|projected.sources[1].serviceAccountToken."
            + "expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds"
    )]
    [InlineData(
        """{"projected":{"sources":[{"serviceAccountToken":{"path":""}}]}}""",
        "projected.path: Required value"
    )]
    [InlineData("""{"ephemeral":{}}""", "ephemeral.volumeClaimTemplate: Required value")]
    [InlineData("""{"csi":{"driver":""}}""", "csi.driver: Required value")]
    [InlineData(
        """{"csi":{"driver":"a123456789a123456789a123456789a123456789a123456789a123456789a123"}}""",
        "csi.driver: Too long: may not be more than 63 bytes"
    )]
    [InlineData("""{"image":{"reference":""}}""", "image.reference: Required value")]
    public Task Of_a_volume(string volume, string expected)
    {
        var merged = JsonNode.Parse(volume)!.AsObject();
        merged["name"] = "v";
        var at = string.Join('|', expected.Split('|').Select(e => e.Length == 0 ? e : $"volumes[0].{e}"));
        return CheckAsync(new JsonObject { ["volumes"] = new JsonArray(merged) }.ToJsonString(), at);
    }

    /// <summary>Rules come later than objects: what stands is labelled, and let go, and made no worse.</summary>
    [Fact]
    public async Task What_was_stored_before_there_was_a_rule_can_still_be_changed_elsewhere()
    {
        const string Path = "/api/v1/namespaces/shop/pods/old",
            Deployments = "/apis/apps/v1/namespaces/shop/deployments";
        async Task SpoilAsync(string path, string resource, string name, string good, string bad)
        {
            var json = (await server.Admin.GetAsync(path)).Expect(200).Body.ToJsonString();
            Assert.Contains(good, json);
            var put = new CommitOperation.Put(
                new ObjectKey(resource, "system", "shop", name),
                Encoding.UTF8.GetBytes(json.Replace(good, bad, StringComparison.Ordinal)),
                -1
            );
            Assert.IsType<CommitResult.Committed>(
                await server.Server.Keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], [put]), default)
            );
            Assert.Contains(bad, (await server.Admin.GetAsync(path)).Expect(200).Body.ToJsonString());
        }
        const string Spec =
            """{"containers":[{"name":"c","image":"i"}],"securityContext":{"sysctls":[{"name":"good","value":"1"}]}}""";
        var pod = $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"old","finalizers":["a.b/c"]},"spec":{{{Spec}}}}
            """;
        (await server.Admin.PostAsync("/api/v1/namespaces/shop/pods", pod)).Expect(201);
        await SpoilAsync(Path, "pods", "old", "\"good\"", "\"bad-\"");
        (await server.Admin.PatchAsync(Path, new { metadata = new { labels = new { x = "y" } } })).Expect(200);
        var worse = (await server.Admin.PatchAsync(Path, new { spec = new { activeDeadlineSeconds = -1 } })).Expect(
            422
        );
        Assert.Contains("spec.activeDeadlineSeconds", worse.Message());
        Assert.DoesNotContain("sysctls", worse.Message());
        (await server.Admin.PatchAsync(Path, new { metadata = new { finalizers = Array.Empty<string>() } })).Expect(
            200
        );

        var deployment = $$$"""
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"old"},"spec":{"selector":{"matchLabels":
            {"a":"b"} },"template":{"metadata":{"labels":{"a":"b"} },"spec":{{{Spec}}} } } }
            """;
        (await server.Admin.PostAsync(Deployments, deployment)).Expect(201);
        await SpoilAsync($"{Deployments}/old", "deployments.apps", "old", "\"good\"", "\"bad-\"");
        (await server.Admin.PatchAsync($"{Deployments}/old", new { spec = new { replicas = 2 } })).Expect(200);
        var more = (await server.Admin.PatchAsync($"{Deployments}/old", new { spec = new { replicas = -2 } })).Expect(
            422
        );
        Assert.DoesNotContain("sysctls", more.Message());
    }

    /// <param name="expected">Errors, with '|' between them; one that ends with … is only how it begins.</param>
    private async Task CheckAsync(string spec, string expected)
    {
        var pod = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject { ["name"] = "p" },
            ["spec"] = JsonNode.Parse(spec),
        };
        var merged = pod["spec"]!.AsObject();
        merged["restartPolicy"] = "Never";
        merged["automountServiceAccountToken"] = false;
        merged["containers"] ??= new JsonArray(new JsonObject { ["name"] = "c", ["image"] = "i" });
        var answer = await server.Admin.PostAsync("/api/v1/namespaces/shop/pods?dryRun=All", pod.ToJsonString());
        var wanted = expected.Length == 0 ? [] : expected.Split('|');
        if (wanted.Length == 0)
        {
            answer.Expect(201);
            return;
        }
        var found = answer
            .Expect(422)
            .Node("details", "causes")!
            .AsArray()
            .Select(c => $"{c!["field"]}: {c["message"]}")
            .ToList();
        Assert.Equal(
            wanted.Select(e => $"spec.{e}"),
            found.Select(
                (e, i) =>
                    i < wanted.Length
                    && wanted[i].EndsWith('…')
                    && e.StartsWith($"spec.{wanted[i][..^1]}", StringComparison.Ordinal)
                        ? $"spec.{wanted[i]}"
                        : e
            )
        );
    }
}
