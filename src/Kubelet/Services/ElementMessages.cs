using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Arktos.Kubelet.Netlink;

namespace Arktos.Kubelet.Services;

/// <summary>
/// Transactions on the sets of a table of nftables (linux/netfilter/nf_tables.h), and what the kernel lists of them.
/// Pure.
/// </summary>
internal static class ElementMessages
{
    private const ushort Subsystem = 10;
    private const ushort BatchBegin = 0x10,
        BatchEnd = 0x11,
        BatchGeneration = 1;
    private const ushort NewElements = Subsystem << 8 | 12,
        GetElements = Subsystem << 8 | 13,
        DeleteElements = Subsystem << 8 | 14,
        GetGeneration = Subsystem << 8 | 16;
    private const ushort Table = 1,
        Set = 2,
        Elements = 3,
        Element = 1;
    private const ushort Key = 1,
        Data = 2,
        KeyEnd = 10;
    private const ushort Value = 1,
        Verdict = 2,
        VerdictCode = 1,
        VerdictChain = 2;
    private const uint GotoCode = unchecked((uint)-4);
    private const int RegisterBytes = 4;

    // An attribute is shorter than 64 KiB.
    private const int ElementsBytesMax = 48 << 10;

    /// <summary>All of the changes at once, or nothing.</summary>
    /// <param name="generation">The kernel refuses when somebody else has changed anything since then.</param>
    /// <param name="emptied">Of these, whatever was there goes.</param>
    /// <param name="last">A set that is there; it is written nothing to, to be answered.</param>
    public static NetlinkMessages Write(
        string table,
        uint generation,
        TableChanges changes,
        IEnumerable<ProxySet> emptied,
        ProxySet last
    )
    {
        var messages = new NetlinkMessages();
        messages.Begin(BatchBegin, NetlinkMessages.Request, 0, Subsystem).Number(BatchGeneration, generation);
        foreach (var set in emptied)
            Begin(messages, DeleteElements, 0, table, set);
        foreach (var group in changes.Removed.GroupBy(e => e.Set))
            Write(messages, DeleteElements, 0, table, group);
        foreach (var group in changes.Added.GroupBy(e => e.Set))
            Write(messages, NewElements, NetlinkMessages.Create, table, group);
        // No element at all: it is there to be answered, last of all.
        Begin(messages, NewElements, NetlinkMessages.Acknowledge, table, last).Open(Elements).End();
        messages.Begin(BatchEnd, NetlinkMessages.Request, 0, Subsystem);
        return messages;
    }

    public static NetlinkMessages AskGeneration() =>
        new NetlinkMessages().Begin(GetGeneration, NetlinkMessages.Request, 0);

    public static uint Generation(NetlinkMessage answer) =>
        BinaryPrimitives.ReadUInt32BigEndian(NetlinkMessage.Find(answer.Attributes, 1));

    public static NetlinkMessages AskElements(string table, ProxySet set) =>
        Begin(new NetlinkMessages(), GetElements, NetlinkMessages.Dump, table, set);

    /// <summary>The elements of a map to backends that a message lists.</summary>
    public static void Read(NetlinkMessage message, ProxySet set, List<SetElement> elements)
    {
        var list = NetlinkMessage.Find(message.Attributes, Elements);
        while (NetlinkMessage.TryTakeAttribute(ref list, out _, out var element))
        {
            var key = NetlinkMessage.Find(element, Key, Value);
            var data = NetlinkMessage.Find(element, Data, Value);
            if (key.Length < set.Key.Count * RegisterBytes || data.Length < 2 * RegisterBytes)
                continue;
            var parts = new uint[set.Key.Count];
            for (var i = 0; i < parts.Length; i++)
                parts[i] = Read(set.Key[i], key[(i * RegisterBytes)..]);
            var backend = new Backend(Read(Field.Address, data), (ushort)Read(Field.Port, data[RegisterBytes..]));
            elements.Add(SetElement.OfBackend(set, parts, backend));
        }
    }

    private static NetlinkMessages Begin(
        NetlinkMessages messages,
        ushort type,
        ushort flags,
        string table,
        ProxySet set
    ) =>
        messages
            .Begin(type, (ushort)(NetlinkMessages.Request | flags), (byte)set.Family)
            .Text(Table, table)
            .Text(Set, set.Name);

    private static void Write(
        NetlinkMessages messages,
        ushort type,
        ushort flags,
        string table,
        IGrouping<ProxySet, SetElement> elements
    )
    {
        var begin = -1;
        foreach (var element in elements)
        {
            if (begin >= 0 && messages.Length - begin > ElementsBytesMax)
            {
                messages.End();
                begin = -1;
            }
            if (begin < 0)
            {
                Begin(messages, type, flags, table, elements.Key).Open(Elements);
                begin = messages.Length;
            }
            Write(messages, element, hasData: type == NewElements);
        }
        messages.End();
    }

    private static void Write(NetlinkMessages messages, SetElement element, bool hasData)
    {
        messages.Open(Element);
        Write(messages, Key, element.Set.Key, element.Key);
        if (element.KeyEnd is { } end)
            Write(messages, KeyEnd, element.Set.Key, end);
        if (hasData && element.Backend is { } backend)
        {
            messages.Open(Data);
            var value = messages.Attribute(Value, 2 * RegisterBytes);
            Write(Field.Address, backend.Address, value);
            Write(Field.Port, backend.Port, value[RegisterBytes..]);
            messages.End();
        }
        else if (hasData && element.Target.Length > 0)
            messages
                .Open(Data)
                .Open(Verdict)
                .Number(VerdictCode, GotoCode)
                .Text(VerdictChain, element.Target)
                .End()
                .End();
        messages.End();
    }

    private static void Write(NetlinkMessages messages, ushort type, IReadOnlyList<Field> fields, uint[] key)
    {
        messages.Open(type);
        var value = messages.Attribute(Value, key.Length * RegisterBytes);
        for (var i = 0; i < key.Length; i++)
            Write(fields[i], key[i], value[(i * RegisterBytes)..]);
        messages.End();
    }

    private static void Write(Field field, uint number, Span<byte> register)
    {
        switch (field)
        {
            case Field.Number:
                MemoryMarshal.Write(register, number);
                break;
            case Field.Address or Field.HardwareHigh:
                BinaryPrimitives.WriteUInt32BigEndian(register, number);
                break;
            case Field.Protocol:
                register[0] = (byte)number;
                break;
            default:
                BinaryPrimitives.WriteUInt16BigEndian(register, (ushort)number);
                break;
        }
    }

    private static uint Read(Field field, ReadOnlySpan<byte> register) =>
        field switch
        {
            Field.Number => MemoryMarshal.Read<uint>(register),
            Field.Address or Field.HardwareHigh => BinaryPrimitives.ReadUInt32BigEndian(register),
            Field.Protocol => register[0],
            _ => BinaryPrimitives.ReadUInt16BigEndian(register),
        };
}
