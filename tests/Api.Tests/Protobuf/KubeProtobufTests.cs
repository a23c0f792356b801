using System.Text;
using Arktos.Api.Protobuf;
using Google.Protobuf;

namespace Arktos.Api.Tests;

public sealed class KubeProtobufTests
{
    [Fact]
    public void A_message_becomes_the_json_of_the_same_object()
    {
        var meta = Message(o =>
        {
            Text(o, 1, "web");
            Bytes(
                o,
                8,
                Message(t =>
                {
                    Varint(t, 1, 1735787045);
                })
            );
            Bytes(
                o,
                11,
                Message(e =>
                {
                    Text(e, 1, "app");
                    Text(e, 2, "web");
                })
            );
        });
        var probe = Message(o =>
        {
            Bytes(
                o,
                1,
                Message(h =>
                    Bytes(
                        h,
                        2,
                        Message(g =>
                        {
                            Text(g, 1, "/");
                            Bytes(
                                g,
                                2,
                                Message(p =>
                                {
                                    Varint(p, 1, 1);
                                    Text(p, 3, "http");
                                })
                            );
                        })
                    )
                )
            );
            Varint(o, 4, 5);
        });
        var resources = Message(o =>
            Bytes(
                o,
                1,
                Message(e =>
                {
                    Text(e, 1, "cpu");
                    Bytes(e, 2, Message(q => Text(q, 1, "250m")));
                })
            )
        );
        var container = Message(o =>
        {
            Text(o, 1, "c");
            Text(o, 2, "nginx");
            Text(o, 4, "-v");
            Text(o, 4, "-x");
            Bytes(o, 8, resources);
            Bytes(o, 10, probe);
        });
        var spec = Message(o =>
        {
            Bytes(o, 2, container);
            Varint(o, 4, 30);
            Varint(o, 11, 1);
        });
        var pod = Message(o =>
        {
            Bytes(o, 1, meta);
            Bytes(o, 2, spec);
            Varint(o, 999, 1);
        });
        var unknown = Message(o =>
        {
            Bytes(
                o,
                1,
                Message(t =>
                {
                    Text(t, 1, "v1");
                    Text(t, 2, "Pod");
                })
            );
            Bytes(o, 2, pod);
            Text(o, 4, "");
        });
        var json = KubeProtobuf.ToJson([.. "k8s\0"u8, .. unknown]);
        Assert.Equal(
            """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","creationTimestamp":"2025-01-02T03:04:05Z","labels":{"app":"web"}},"spec":{"containers":[{"name":"c","image":"nginx","args":["-v","-x"],"resources":{"limits":{"cpu":"250m"}},"livenessProbe":{"httpGet":{"path":"/","port":"http"},"periodSeconds":5}}],"terminationGracePeriodSeconds":30,"hostNetwork":true}}""",
            Encoding.UTF8.GetString(json)
        );
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { (byte)'{', (byte)'}' })]
    [InlineData(new byte[] { (byte)'k', (byte)'8', (byte)'s', 0, 0x0a, 0xff, 0xff })]
    [InlineData(new byte[] { (byte)'k', (byte)'8', (byte)'s', 0 })]
    public void What_is_no_such_message_is_refused(byte[] bytes) =>
        Assert.Throws<FormatException>(() => KubeProtobuf.ToJson(bytes));

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
            write(output);
        return buffer.ToArray();
    }

    private static void Text(CodedOutputStream output, int number, string value)
    {
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    }

    private static void Bytes(CodedOutputStream output, int number, byte[] value)
    {
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    }

    private static void Varint(CodedOutputStream output, int number, long value)
    {
        output.WriteTag(number, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }
}
