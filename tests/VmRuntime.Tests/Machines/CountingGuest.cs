using System.Text;
using Arktos.Client.Tests.Fakes;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>A guest whose answers tell what state it is in.</summary>
internal static class CountingGuest
{
    /// <summary>
    /// Reads bytes from the serial port, and answers each with the next letter: the first with B. The letter is in a
    /// register, so that it tells whether the machine's state is that of a snapshot.
    /// </summary>
    public static readonly byte[] BootSector =
    [
        // mov dx,3F8h; mov al,'A'; out dx,al; mov al,'\n'; out dx,al: it listens
        .. Convert.FromHexString("BAF803B041EEB00AEE"),
        // mov bl,'A'; mov dx,3FDh; in al,dx; test al,1; jz -5; mov dx,3F8h; in al,dx; inc bl; mov al,bl; out dx,al
        .. Convert.FromHexString("B341BAFD03ECA80174FBBAF803ECFEC388D8EE"),
        // mov al,'\n'; out dx,al; jmp to the mov of 3FDh
        .. Convert.FromHexString("B00AEEEBEA"),
    ];

    /// <summary>
    /// The same, which first adds one to the first byte of its third disk and says that number: by BIOS, which has the
    /// disk of the image, the seed and those of volumes as 80h, 81h, 82h….
    /// </summary>
    public static readonly byte[] DiskBootSector =
    [
        // xor ax,ax; mov ds,ax; mov es,ax; mov bx,8000h; mov ax,201h; mov cx,1; mov dx,82h; int 13h: reads a sector
        .. Convert.FromHexString("31C08ED88EC0BB0080B80102B90100BA8200CD13"),
        // jc to the '!'; inc byte [8000h]; mov bx,8000h; mov ax,301h; mov cx,1; mov dx,82h; int 13h: writes it
        .. Convert.FromHexString("721BFE060080BB0080B80103B90100BA8200CD13"),
        // jc to the '!'; mov al,[8000h]; add al,'0'; jmp over the next; mov al,'!'
        .. Convert.FromHexString("7207A000800430EB02B021"),
        // mov dx,3F8h; out dx,al; mov al,'\n'; out dx,al
        .. Convert.FromHexString("BAF803EEB00AEE"),
        .. BootSector,
    ];

    /// <summary>
    /// The same, which counts in two places of its memory all the time; where they differ it answers with exclamation
    /// marks from then on: what it wrote in one of them is lost.
    /// </summary>
    public static readonly byte[] WritingBootSector =
    [
        // cli; xor ax,ax; mov ds,ax; mov [9000h],ax; mov cx,5000h; mov es,cx; mov es:[0],ax
        .. Convert.FromHexString("FA31C08ED8A30090B900508EC126A30000"),
        // mov dx,3F8h; mov al,'A'; out dx,al; mov al,'\n'; out dx,al; mov bl,'A': it listens
        .. Convert.FromHexString("BAF803B041EEB00AEEB341"),
        // inc word [9000h]; inc word es:[0]; mov ax,[9000h]; cmp ax,es:[0]; je +2; mov bl,' '
        .. Convert.FromHexString("FF06009026FF060000A10090263B0600007402B320"),
        // mov dx,3FDh; in al,dx; test al,1; jz to the first inc; mov dx,3F8h; in al,dx; inc bl; mov al,bl; out dx,al
        .. Convert.FromHexString("BAFD03ECA80174E3BAF803ECFEC388D8EE"),
        // mov al,'\n'; out dx,al; jmp to the first inc
        .. Convert.FromHexString("B00AEEEBD5"),
    ];

    public static Task ListensAsync(FakeNode node, int boots) =>
        Eventually.HoldsAsync(() => node.Log.Split(" F A\n").Length - 1 == boots, "the guest has booted");

    /// <summary>What the guest says to one byte.</summary>
    public static async Task<string> AnswerAsync(Machine machine)
    {
        using var session = machine.OpenConsole();
        await session.TypeAsync("x"u8.ToArray(), CancellationToken.None);
        var said = new StringBuilder();
        await Eventually.HoldsAsync(
            () =>
            {
                while (session.Said.TryRead(out var bytes))
                    said.Append(Encoding.ASCII.GetString(bytes));
                return said.ToString().Contains('\n', StringComparison.Ordinal);
            },
            "the guest answers"
        );
        return said.ToString().Trim();
    }
}
