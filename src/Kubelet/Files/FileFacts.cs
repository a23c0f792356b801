namespace Arktos.Kubelet.Files;

/// <summary>What the kernel says of a file: its type and permissions, and which one it is.</summary>
internal readonly record struct FileFacts(ushort TypeAndMode, ulong Device, ulong Inode)
{
    private const int TypeMask = 0xF000;

    public uint Mode => (uint)TypeAndMode & 0xFFF;
    public bool IsFolder => Is(0x4000);
    public bool IsRegular => Is(0x8000);
    public bool IsLink => Is(0xA000);
    public bool IsSocket => Is(0xC000);
    public bool IsCharacterDevice => Is(0x2000);
    public bool IsBlockDevice => Is(0x6000);

    public bool IsSameFile(FileFacts other) => Device == other.Device && Inode == other.Inode;

    private bool Is(int type) => (TypeAndMode & TypeMask) == type;
}
