using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Files;

/// <summary>
/// The system calls on descriptors that .NET has no names for. A name is UTF-8 bytes that end with 0.
/// </summary>
internal static partial class Libc
{
    public const int CurrentDirectory = -100;

    public const int Path = 0x200000,
        NonBlocking = 0x800,
        CloseOnExec = 0x80000,
        Create = 0x40,
        Exclusive = 0x80,
        WriteOnly = 1;

    /// <summary>The two whose numbers differ between x86_64 and arm64.</summary>
    public static readonly int DirectoryOnly = RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? 0x4000
            : 0x10000,
        NoFollow = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>openat2's RESOLVE_ flags.</summary>
    public const ulong NoOtherMount = 1,
        NoMagicLinks = 2,
        NoLinks = 4,
        Beneath = 8;

    public const int RemoveFolder = 0x200,
        LinkItself = 0x100,
        EmptyPath = 0x1000;

    public const ulong MountBind = 0x1000,
        MountNoSuid = 2,
        MountNoDevices = 4;

    public const int UnmountDetached = 2;

    public const int NoEntry = 2,
        Interrupted = 4,
        TryAgain = 11,
        Exists = 17,
        OtherDevice = 18,
        NotDirectory = 20,
        IsDirectory = 21,
        Invalid = 22,
        NotEmpty = 39,
        TooManyLinks = 40;

    private const long OpenAt2 = 437;
    private const int TriesMax = 100;
    private const uint StatTypeModeInode = 1 | 2 | 0x100,
        StatUse = 1 | 4 | 0x100 | 0x400;
    private const int NoAutomount = 0x800;

    /// <summary>Of what stat counts, whatever the file system's own are.</summary>
    private const long BlockBytes = 512;

    /// <summary>The system's text for an error number.</summary>
    public static string Text(int error) => new Win32Exception(error).Message;

    /// <summary>Null, with the error number, when the kernel refuses.</summary>
    public static SafeFileHandle? TryOpen(
        SafeFileHandle? folder,
        byte[] name,
        int flags,
        uint mode,
        ulong resolve,
        out int error
    )
    {
        var how = new OpenHow
        {
            Flags = (ulong)(uint)(flags | CloseOnExec),
            Mode = mode,
            Resolve = resolve,
        };
        var number = CurrentDirectory;
        var counted = false;
        try
        {
            if (folder is not null)
            {
                folder.DangerousAddRef(ref counted);
                number = (int)folder.DangerousGetHandle();
            }
            // The kernel asks to try again when something was renamed while it resolved "..".
            for (var tries = 0; ; tries++)
            {
                var result = SystemCall(OpenAt2, number, name, ref how, (nuint)Marshal.SizeOf<OpenHow>());
                if (result >= 0)
                {
                    error = 0;
                    return new SafeFileHandle((nint)result, ownsHandle: true);
                }
                error = Marshal.GetLastPInvokeError();
                if (error is not (Interrupted or TryAgain) || tries == TriesMax)
                    return null;
            }
        }
        finally
        {
            if (counted)
                folder!.DangerousRelease();
        }
    }

    /// <summary>Of what the descriptor is, whatever its kind.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static FileFacts Facts(SafeFileHandle handle)
    {
        var facts = new StatX();
        if (StatXAt(handle, [0], EmptyPath, StatTypeModeInode, ref facts) != 0)
            throw new IOException($"stat: {Text(Marshal.GetLastPInvokeError())}");
        return new FileFacts(facts.Mode, ((ulong)facts.DeviceMajor << 32) | facts.DeviceMinor, facts.Inode);
    }

    /// <summary>
    /// Of a name in a folder, a link itself: null when it is not there any more. It opens and waits for nothing.
    /// </summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static FileUse? TryUse(SafeFileHandle folder, byte[] name)
    {
        var facts = new StatX();
        if (StatXAt(folder, name, LinkItself | NoAutomount, StatUse, ref facts) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is NoEntry ? null : throw new IOException($"stat: {Text(error)}");
        }
        return new FileUse(
            new FileFacts(facts.Mode, ((ulong)facts.DeviceMajor << 32) | facts.DeviceMinor, facts.Inode),
            facts.Links,
            (long)facts.Blocks * BlockBytes
        );
    }

    /// <summary>struct statvfs of 64-bit systems, glibc's and musl's; only what is read has a name.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct StatVfs
    {
        [FieldOffset(8)]
        public ulong FragmentBytes;

        [FieldOffset(16)]
        public ulong Blocks;

        [FieldOffset(32)]
        public ulong BlocksAvailable;

        [FieldOffset(40)]
        public ulong Files;

        [FieldOffset(48)]
        public ulong FilesFree;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }

    /// <summary>struct statx, the same on every architecture; only what is read has a name.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatX
    {
        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(48)]
        public ulong Blocks;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, int folder, byte[] name, ref OpenHow how, nuint size);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int StatXAt(SafeFileHandle file, byte[] name, int flags, uint mask, ref StatX facts);

    [LibraryImport("libc", EntryPoint = "statvfs", SetLastError = true)]
    public static partial int FileSystem(byte[] path, ref StatVfs facts);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    public static partial int MakeFolderAt(SafeFileHandle folder, byte[] name, uint mode);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int RemoveAt(SafeFileHandle folder, byte[] name, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    public static partial int RenameAt(SafeFileHandle from, byte[] name, SafeFileHandle to, byte[] newName);

    [LibraryImport("libc", EntryPoint = "symlinkat", SetLastError = true)]
    public static partial int LinkAt(byte[] target, SafeFileHandle folder, byte[] name);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    public static partial nint ReadLinkAt(SafeFileHandle folder, byte[] name, byte[] target, nuint size);

    [LibraryImport("libc", EntryPoint = "fchownat", SetLastError = true)]
    public static partial int ChangeOwnerAt(SafeFileHandle folder, byte[] name, uint user, uint group, int flags);

    [LibraryImport("libc", EntryPoint = "chmod", SetLastError = true)]
    public static partial int ChangeMode(byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    public static partial nint ReadEntries(SafeFileHandle folder, byte[] buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(SafeFileHandle file, long offset, int whence);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(string? source, string target, string? type, ulong flags, string? data);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unmount(string path, int flags);
}
