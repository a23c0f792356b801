using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Server;

namespace Arktos.Kubelet.Pods;

/// <summary>What a container left for those who look after it: its termination log, or the end of its log.</summary>
internal static class TerminationMessages
{
    private const int MessageBytesMax = 4096,
        FallbackBytesMax = 2048,
        FallbackLinesMax = 80;

    /// <summary>80 lines of the log with their heads, and a piece of the runtime's longest line.</summary>
    private const int LogBytesRead = 64 << 10;

    /// <summary>
    /// The container with its message. The log counts only if the policy says so, the container failed, and its
    /// termination log is empty.
    /// </summary>
    public static ObservedContainer AddTo(ObservedContainer container, Pod pod, PodServices services)
    {
        if (container.Phase != ContainerPhase.Exited || container.Message.Length > 0)
            return container;
        if (ContainerKinds.Named(pod).FirstOrDefault(c => c.Name == container.Name) is not { } spec)
            return container;
        var directory = services.Volumes.Directory(pod.Metadata.Uid);
        var file = ContainerStarter.TerminationLog(services, pod, container.Name, container.Attempt);
        string text;
        try
        {
            text = Text(Tail(directory, file, MessageBytesMax));
            if (text.Length == 0 && container.ExitCode != 0 && spec.TerminationMessagePolicy == "FallbackToLogsOnError")
                text = EndOfLog(Tail(services.LogsDirectory, container.LogPath, LogBytesRead));
        }
        catch (IOException e)
        {
            text = $"Error on reading termination log {file}: {e.Message}";
        }
        return text.Length > 0 ? container with { Message = text } : container;
    }

    /// <summary>
    /// What the container wrote, without the runtime's heads: the last 80 lines, of them 2,048 bytes.
    /// </summary>
    /// <param name="log">The end of a log in CRI's format; it may begin within a line.</param>
    internal static string EndOfLog(ReadOnlyMemory<byte> log)
    {
        var lines = new List<byte[]>();
        var open = false;
        while (!log.IsEmpty)
        {
            var end = log.Span.IndexOf((byte)'\n');
            var line = end < 0 ? log : log[..end];
            log = end < 0 ? default : log[(end + 1)..];
            if (!CriLogLine.TryParse(line, out var entry))
                continue;
            byte[] text = entry.IsPartial ? entry.Text.ToArray() : [.. entry.Text.Span, (byte)'\n'];
            if (open)
                lines[^1] = [.. lines[^1], .. text];
            else
                lines.Add(text);
            open = entry.IsPartial;
        }
        byte[] all = [.. lines.TakeLast(FallbackLinesMax).SelectMany(l => l)];
        return Text(all.AsSpan(Math.Max(0, all.Length - FallbackBytesMax)));
    }

    /// <summary>Nothing when the file is not there.</summary>
    private static byte[] Tail(string directory, string path, int bytesMax)
    {
        if (path.Length == 0 || LogReader.TryOpen(directory, path) is not { } opened)
            return [];
        using var file = opened;
        var bytes = new byte[(int)Math.Min(bytesMax, file.Length)];
        file.Seek(-bytes.Length, SeekOrigin.End);
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    /// <summary>Without the rest of a character that was cut at the beginning.</summary>
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && (bytes[0] & 0xC0) == 0x80)
            bytes = bytes[1..];
        return Encoding.UTF8.GetString(bytes);
    }
}
