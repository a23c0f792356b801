using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.Api.Protobuf;
using Arktos.Api.Schemas;

namespace Arktos.Api.Tests.Protobuf;

/// <summary>Every kind of the type facts through its message and back.</summary>
public sealed class RoundTripTests
{
    // What is an object with a kind, on its own or as a list; tables and the streams' envelope have no message.
    private static IEnumerable<(GroupVersion GroupVersion, TypeSchema Type)> Kinds =>
        SchemaCatalog
            .Instance.Types.Where(t =>
                t.Fields.Any(f => f.Name == "kind" && f.ProtoNumber == 0)
                && t.Fields.Any(f => f.ProtoNumber > 0)
                && t.Name is not ("TypeMeta" or "Table")
            )
            .Select(t => (t.GroupVersion, t));

    /// <summary>The kinds that there are classes of.</summary>
    private static IEnumerable<(GroupVersionKind Kind, Type Class)> Classes =>
        BuiltInKinds
            .All.SelectMany(d => d.Subresources.Values.Select(s => s.Kind).Prepend(d.Kind))
            .Distinct()
            .Select(k => (k, BuiltInKinds.TypeOf(new ResourceDescription(k, "", "", ResourceScope.Cluster))))
            .Where(k => k.Item2 is not null)
            .Select(k => (k.k, k.Item2!));

    [Fact]
    public void Every_field_of_every_kind_comes_back_from_its_message()
    {
        var count = 0;
        foreach (var (groupVersion, type) in Kinds)
        {
            var full = FullObjects.Of(groupVersion, type);
            var message = KubeProtobuf.FromJson(JsonTree.Encode(full));
            var back = JsonTree.Parse(KubeProtobuf.ToJson(message));
            Assert.True(
                JsonNode.DeepEquals(full, back),
                $"{groupVersion} {type.Name}:\n{full.ToJsonString()}\n{back?.ToJsonString()}"
            );
            count++;
        }
        Assert.InRange(count, 140, 400);
    }

    [Fact]
    public void Objects_with_all_fields_have_the_same_json_and_bytes_after_a_round_trip()
    {
        var count = 0;
        foreach (var (kind, type) in Classes)
        {
            var schema = SchemaCatalog.Instance.Find(kind)!;
            foreach (
                var json in FullObjects
                    .OneByOne(kind.GroupVersion, schema)
                    .Prepend(FullObjects.Of(kind.GroupVersion, schema))
            )
                AssertSame(kind, type, JsonTree.Encode(json));
            count++;
        }
        Assert.InRange(count, 60, 200);
    }

    private static void AssertSame(GroupVersionKind kind, Type type, byte[] given)
    {
        var value = KubeJson.Decode(type, given);
        var json = KubeJson.Encode<object>(value);
        var message = KubeProtobuf.FromJson(json);
        var again = KubeJson.Decode(type, KubeProtobuf.ToJson(message));
        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(KubeJson.Encode<object>(again)));
        Assert.True(((IApiValue)value).EqualsValue(again), $"{kind}: {Encoding.UTF8.GetString(json)}");
        Assert.Equal(message, KubeProtobuf.FromJson(KubeJson.Encode<object>(again)));
    }

    [Fact]
    public void Maps_go_by_their_keys_and_fields_by_their_numbers_whatever_order_json_has()
    {
        var message = KubeProtobuf.FromJson(
            """{"data":{"b":"2","a":"1"},"metadata":{"namespace":"n","name":"m"},"apiVersion":"v1","kind":"ConfigMap"}"""u8.ToArray()
        );
        Assert.Equal(
            KubeProtobuf.FromJson(
                """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"m","namespace":"n"},"data":{"a":"1","b":"2"}}"""u8.ToArray()
            ),
            message
        );
        Assert.Equal(
            "6b387300"
                + "0a0f0a0276311209436f6e6669674d6170"
                + "1224"
                + "0a120a016d12001a016e22002a00320038004200"
                + "12060a0161120131"
                + "12060a0162120132"
                + "1a002200",
            Convert.ToHexStringLower(message)
        );
    }

    [Fact]
    public void What_is_no_pointer_is_always_there()
    {
        Assert.Equal(
            "6b387300"
                + "0a0f0a02763112094e616d657370616365"
                + "12190a110a016112001a0022002a0032003800420012001a020a00"
                + "1a002200",
            Convert.ToHexStringLower(
                KubeProtobuf.FromJson("""{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"a"}}"""u8.ToArray())
            )
        );
        // A Service without spec and status: both are there, with all their scalars and structs.
        var message = KubeProtobuf.Message(
            """{"spec":{"ports":[{"port":80}]}}"""u8.ToArray(),
            SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "Service")!
        );
        var json = JsonTree.Parse(
            KubeProtobuf.ToJson([
                .. KubeProtobuf.Envelope("v1", "Service", message.Length).Before,
                .. message,
                .. KubeProtobuf.Envelope("v1", "Service", message.Length).After,
            ])
        );
        Assert.Equal(
            """{"kind":"Service","apiVersion":"v1","metadata":{},"spec":{"ports":[{"port":80,"targetPort":0}]},"status":{"loadBalancer":{}}}""",
            json?.ToJsonString()
        );
    }

    [Theory]
    [InlineData("""{"kind":"Pod","apiVersion":"v1","spec":{"containers":{}}}""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1","spec":{"hostNetwork":"yes"}}""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1","metadata":{"generation":1.5}}""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1","metadata":{"creationTimestamp":"yesterday"}}""")]
    [InlineData("""{"kind":"Secret","apiVersion":"v1","data":{"a":"***"}}""")]
    [InlineData("""{"kind":"Widget","apiVersion":"v1"}""")]
    [InlineData("""{"kind":"Table","apiVersion":"meta.k8s.io/v1"}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1\""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1"}}""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1",}""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1","spec":}""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1","spec" {}}""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1","spec":{"containers":[{},]}}""")]
    [InlineData("""{"kind":"Pod","apiVersion":"v1","spec":{"hostNetwork":trve}}""")]
    public void What_does_not_fit_its_message_is_refused(string json) =>
        Assert.Throws<FormatException>(() => KubeProtobuf.FromJson(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Json_that_was_changed_at_random_is_written_or_refused()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ARKTOS_SEED"), out var given) ? given : 20261126;
        var random = new Random(seed);
        var pod = SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "Pod")!;
        var json = JsonTree.Encode(FullObjects.Of(new GroupVersion("", "v1"), pod));
        var signs = "{}[]\",:\\0n"u8.ToArray();
        for (var i = 0; i < 1000; i++)
        {
            var bytes = json.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = signs[random.Next(signs.Length)];
            try
            {
                KubeProtobuf.Message(bytes, pod);
            }
            catch (FormatException)
            {
                // Refused.
            }
        }
        byte[] deep = [.. Enumerable.Repeat((byte)'[', 100_000), .. Enumerable.Repeat((byte)']', 100_000)];
        Assert.Throws<FormatException>(() => KubeProtobuf.Message(deep, pod));
    }

    [Fact]
    public void Messages_that_were_changed_at_random_are_read_or_refused()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ARKTOS_SEED"), out var given) ? given : 20261126;
        var random = new Random(seed);
        var messages = Kinds
            .Select(k => KubeProtobuf.FromJson(JsonTree.Encode(FullObjects.Of(k.GroupVersion, k.Type))))
            .ToList();
        for (var i = 0; i < 3000; i++)
        {
            var bytes = messages[random.Next(messages.Count)].ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                var json = KubeProtobuf.ToJson(bytes.AsSpan(0, random.Next(bytes.Length / 2, bytes.Length + 1)));
                using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            }
            catch (Exception e) when (e is FormatException or JsonException)
            {
                // Refused.
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}, round {i}: {e}");
            }
        }
    }
}
