using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Signing requests: who asks, who approves, who signs.</summary>
public sealed class CertificateKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
    private const string Approved = """{"status":{"conditions":[{"type":"Approved","status":"True","reason":"R"}]}}""";

    private static readonly KindCase Kind = new(
        Requests,
        $$"""
        { "spec":{"request":"{{Pkcs10("CN=ann,O=dev")}}","signerName":"example.com/ours","usages":["client auth"],
         "expirationSeconds":3600} }
        """,
        """{"metadata":{"annotations":{"a":"b"}}}"""
    )
    {
        Columns = "Name|Age|SignerName|Requestor|RequestedDuration|Condition",
        Cells = "age|example.com/ours|admin|60m|Pending",
        Status =
            """{"status":{"conditions":[{"type":"Failed","status":"True","lastUpdateTime":"2026-01-01T00:00:00Z","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}""",
    };

    [Fact]
    public Task Requests_are_written_in_every_way() => server.Probe.RunAsync(Kind);

    [Fact]
    public Task Requests_are_shown_as_a_table() => server.Probe.TableAsync(Kind);

    [Theory]
    [InlineData(
        """{"spec":{"usages":null,"signerName":"","expirationSeconds":599}}""",
        "spec.usages: Required value\nspec.signerName: Required value\n"
            + "spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 600 seconds (10 "
            + "minutes)"
    )]
    [InlineData(
        """{"spec":{"usages":["signing","signing"],"signerName":"kubernetes.io/legacy-unknown"}}""",
        "spec.usages[1]: Duplicate value: \"signing\"\n"
            + "spec.signerName: Invalid value: \"kubernetes.io/legacy-unknown\": the legacy signerName is not allowed "
            + "via this API version"
    )]
    [InlineData(
        """{"spec":{"signerName":"ours"}}""",
        "spec.signerName: Invalid value: \"ours\": must be a fully qualified domain and path of the form "
            + "'example.com/signer-name'"
    )]
    [InlineData(
        """{"spec":{"signerName":"com/ours"}}""",
        "spec.signerName: Invalid value: \"com\": should be a domain with at least two segments separated by dots"
    )]
    [InlineData(
        """{"spec":{"request":"eA=="}}""",
        "spec.request: Invalid value: \"eA==\": PEM block type must be CERTIFICATE REQUEST"
    )]
    public Task Bad_requests_are_refused_with_the_reason(string patch, string errors) =>
        server.Probe.RefusedAsync(Kind, patch, errors);

    [Fact]
    public async Task A_request_that_is_no_request_inside_its_PEM_is_refused()
    {
        var pem = Convert.ToBase64String(
            Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n")
        );
        var (_, body) = KindProbe.New(Kind, $$$"""{"spec":{"request":"{{{pem}}}","usages":["none"]}}""");
        var causes = (await server.Admin.PostAsync(Requests, body.ToJsonString()))
            .Expect(422)
            .Node("details", "causes")!;
        Assert.Equal("spec.request", causes[0]!["field"]!.ToString());
        Assert.StartsWith(
            "Unsupported value: \"none\": supported values: \"any\", ",
            causes[1]!["message"]!.ToString()
        );
    }

    [Fact]
    public async Task The_server_says_who_asks_and_the_spec_stays()
    {
        var (path, body) = KindProbe.New(Kind, """{"spec":{"username":"somebody","uid":"7","groups":["wheel"]}}""");
        var made = (await server.Admin.PostAsync(Requests, body.ToJsonString())).Expect(201);
        Assert.Equal(
            ("admin", "", """["system:masters","system:authenticated"]"""),
            (made.Text("spec", "username"), made.Text("spec", "uid"), made.Node("spec", "groups")!.ToJsonString())
        );
        var same = (await server.Admin.PatchAsync(path, """{"spec":{"signerName":"other.com/x"}}""")).Expect(200);
        Assert.Equal(made.Node("spec")!.ToJsonString(), same.Node("spec")!.ToJsonString());
        Assert.Equal(made.Version, same.Version);
    }

    [Fact]
    public async Task Requests_are_found_by_their_signer()
    {
        var (path, body) = KindProbe.New(Kind, """{"spec":{"signerName":"example.com/sought"}}""");
        (await server.Admin.PostAsync(Requests, body.ToJsonString())).Expect(201);
        var found = (await server.Admin.GetAsync($"{Requests}?fieldSelector=spec.signerName%3Dexample.com/sought"));
        var item = Assert.Single(found.Expect(200).Node("items")!.AsArray());
        Assert.EndsWith($"/{item!["metadata"]!["name"]}", path);
    }

    [Theory]
    [InlineData("CN=ann,O=system:masters", 403)]
    [InlineData("CN=ann,O=dev,O=system:masters", 403)]
    [InlineData("O=system:masters+CN=ann", 403)]
    [InlineData("CN=system:masters,O=dev", 201)]
    public async Task Nobody_asks_for_the_group_that_may_do_anything(string subject, int code)
    {
        var (_, body) = KindProbe.New(
            Kind,
            $$$"""{"spec":{"request":"{{{Pkcs10(subject)}}}","signerName":"kubernetes.io/kube-apiserver-client"}}"""
        );
        var answer = (await server.Admin.PostAsync(Requests, body.ToJsonString())).Expect(code);
        if (code == 403)
            Assert.EndsWith(
                "use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed",
                answer.Message()
            );
    }

    [Fact]
    public async Task What_was_decided_stays_and_is_decided_through_approval_only()
    {
        var path = await MadeAsync();
        Assert.Equal(
            "status.conditions: Forbidden: updates may not add a condition of type \"Approved\"",
            await CausesAsync($"{path}/status", Approved)
        );
        Assert.Equal(
            "status.conditions[1].type: Invalid value: \"Denied\": Approved and Denied conditions are mutually "
                + "exclusive",
            await CausesAsync(
                $"{path}/approval",
                """{"status":{"conditions":[{"type":"Approved","status":"True"},{"type":"Denied","status":"True"}]}}"""
            )
        );
        Assert.Equal(
            "status.conditions[0].status: Unsupported value: \"False\": supported values: \"True\"",
            await CausesAsync(
                $"{path}/approval",
                """{"status":{"conditions":[{"type":"Approved","status":"False"}]}}"""
            )
        );
        var approved = (await server.Admin.PatchAsync($"{path}/approval", Approved)).Expect(200);
        Assert.NotEmpty(approved.Text("status", "conditions", "0", "lastUpdateTime"));
        Assert.NotEmpty(approved.Text("status", "conditions", "0", "lastTransitionTime"));
        Assert.Equal(
            "status.conditions: Forbidden: updates may not remove a condition of type \"Approved\"",
            await CausesAsync($"{path}/approval", """{"status":{"conditions":null}}""")
        );
        Assert.Equal(
            "status.conditions: Forbidden: updates may not modify a condition of type \"Approved\"",
            await CausesAsync(
                $"{path}/approval",
                """[{"op":"replace","path":"/status/conditions/0/reason","value":"S"}]""",
                "application/json-patch+json"
            )
        );
    }

    [Fact]
    public async Task A_certificate_is_written_once_and_through_status_only()
    {
        var path = await MadeAsync();
        using var certificate = server.Server.Authority.Client("CN=ann");
        var pem = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
        var patch = $$$"""{"status":{"certificate":"{{{pem}}}"}}""";
        Assert.Equal(
            "status.certificate: Forbidden: updates may not set certificate content",
            await CausesAsync($"{path}/approval", patch)
        );
        Assert.Equal(
            "status.certificate: Invalid value: \"<certificate data>\": must contain at least one CERTIFICATE PEM "
                + "block",
            await CausesAsync($"{path}/status", """{"status":{"certificate":"eA=="}}""")
        );
        (await server.Admin.PatchAsync($"{path}/status", patch)).Expect(200);
        Assert.Equal(
            "status.certificate: Forbidden: updates may not modify existing certificate content",
            await CausesAsync($"{path}/status", """{"status":{"certificate":null}}""")
        );
        (await server.Admin.PatchAsync($"{path}/approval", Approved)).Expect(200);
        var table = await server.Admin.GetAsync(path, "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal("Approved,Issued", table.Expect(200).Text("rows", "0", "cells", "5"));
    }

    [Fact]
    public async Task Approving_and_signing_want_the_right_to_do_so_for_the_signer()
    {
        await GrantAsync("csr-writer", "ann", "certificatesigningrequests/approval", "", "update", "patch", "get");
        await GrantAsync("csr-status", "ann", "certificatesigningrequests/status", "", "update", "patch", "get");
        var ann = server.Server.Client("CN=ann");
        var path = await MadeAsync();
        Assert.EndsWith(
            "is forbidden: user not permitted to approve requests with signerName \"example.com/ours\"",
            (await ann.PatchAsync($"{path}/approval", Approved)).Expect(403).Message()
        );
        const string Failed = """{"status":{"conditions":[{"type":"Failed","status":"True"}]}}""";
        Assert.EndsWith(
            "is forbidden: user not permitted to sign requests with signerName \"example.com/ours\"",
            (await ann.PatchAsync($"{path}/status", Failed)).Expect(403).Message()
        );
        await GrantAsync("csr-signer", "ann", "signers", "example.com/*", "approve", "sign");
        (await ann.PatchAsync($"{path}/status", Failed)).Expect(200);
        var other = await MadeAsync();
        (await ann.PatchAsync($"{other}/approval", Approved)).Expect(200);
        var (foreign, body) = KindProbe.New(Kind, """{"spec":{"signerName":"other.com/x"}}""");
        (await server.Admin.PostAsync(Requests, body.ToJsonString())).Expect(201);
        (await ann.PatchAsync($"{foreign}/approval", Approved)).Expect(403);
    }

    private async Task<string> MadeAsync()
    {
        var (path, body) = KindProbe.New(Kind);
        (await server.Admin.PostAsync(Requests, body.ToJsonString())).Expect(201);
        return path;
    }

    private async Task<string> CausesAsync(string path, string patch, string type = "application/merge-patch+json") =>
        KindProbe.Causes((await server.Admin.PatchAsync(path, patch, type)).Expect(422));

    private async Task GrantAsync(string name, string user, string resource, string only, params string[] verbs)
    {
        const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
        var rule = new JsonObject
        {
            ["apiGroups"] = new JsonArray("certificates.k8s.io"),
            ["resources"] = new JsonArray(resource),
            ["verbs"] = new JsonArray([.. verbs.Select(v => JsonValue.Create(v))]),
        };
        if (only.Length > 0)
            rule["resourceNames"] = new JsonArray(only);
        var role = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name },
            ["rules"] = new JsonArray(rule),
        };
        (await server.Admin.PostAsync($"{Rbac}/clusterroles", role.ToJsonString())).Expect(201);
        var binding = new
        {
            metadata = new { name },
            roleRef = new { kind = "ClusterRole", name },
            subjects = new[] { new { kind = "User", name = user } },
        };
        (await server.Admin.PostAsync($"{Rbac}/clusterrolebindings", binding)).Expect(201);
    }

    private static string Pkcs10(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(
            subject.Contains('+') ? OnePart(subject.Split('+')) : new X500DistinguishedName(subject),
            key,
            HashAlgorithmName.SHA256
        );
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(request.CreateSigningRequestPem()));
    }

    // All values in one part of the name, which no text form of .NET makes.
    private static X500DistinguishedName OnePart(string[] values)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSetOf())
            foreach (var value in values)
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(
                        value.StartsWith("O=", StringComparison.Ordinal) ? "2.5.4.10" : "2.5.4.3"
                    );
                    writer.WriteCharacterString(UniversalTagNumber.UTF8String, value.Split('=')[1]);
                }
        return new X500DistinguishedName(writer.Encode());
    }
}
