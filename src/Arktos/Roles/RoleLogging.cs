using System.CommandLine;
using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Sinks.File;

namespace Arktos.Roles;

/// <summary>How a role's process logs: where to, in which form, how much. The options of every role.</summary>
internal static class RoleLogging
{
    /// <summary>
    /// A log takes so much of the disk and no more: the oldest of its files goes when there are as many.
    /// </summary>
    private const long FileBytesMax = 64 << 20;
    private const int FilesMax = 4;
    private const int ComplaintsMax = 100;

    private const string Text = "text",
        Json = "json";

    private const string LineTemplate =
        "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ} {Level:u4} {SourceContext} {Message:lj}{NewLine}{Exception}";

    private static readonly Option<FileInfo> File = new("--log-file")
    {
        Description =
            $"log there and not to standard output; files of {FileBytesMax >> 20} MiB, the last {FilesMax} are kept",
    };
    private static readonly Option<string> Format = new("--log-format")
    {
        Description = "text, or json: one object a line with the event's properties (CLEF)",
        DefaultValueFactory = _ => Text,
    };
    private static readonly Option<string> Level = new("--log-level")
    {
        Description = "the least that is logged: debug, information, warning or error",
        DefaultValueFactory = _ => "information",
    };

    private static int _complaints;

    static RoleLogging()
    {
        Format.AcceptOnlyFromAmong(Text, Json);
        Level.AcceptOnlyFromAmong("debug", "information", "warning", "error");
    }

    /// <summary>The option and its value, for whoever starts a role.</summary>
    public static string[] ToFile(string path) => [File.Name, path];

    /// <summary>The files of a log, the newest last.</summary>
    public static IReadOnlyList<string> FilesOf(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path));
        return
        [
            .. Directory
                .EnumerateFiles(folder, name + "*" + Path.GetExtension(path))
                .Where(f => IsOf(name, Path.GetFileNameWithoutExtension(f)))
                // NAME.log, NAME_001.log, …
                .OrderBy(f => f.Length)
                .ThenBy(f => f, StringComparer.Ordinal),
        ];
    }

    public static void AddTo(Command command)
    {
        command.Add(File);
        command.Add(Format);
        command.Add(Level);
    }

    /// <param name="properties">What every event of this process bears: its role, the store's id.</param>
    public static Logger Create(ParseResult parsed, params IEnumerable<(string Name, object Value)> properties)
    {
        SelfLog.Enable(Complain);
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(Enum.Parse<LogEventLevel>(parsed.GetValue(Level)!, ignoreCase: true))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // It has nothing to say from warnings on, and as long as it may log, each request gets an activity, with
            // tags, and a header in each call that is made for it: some 2% of a store's time for a read.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
            .MinimumLevel.Override("Grpc", LogEventLevel.Warning)
            // What a handler throws is logged by our own guard; what is left is of calls that are over.
            .MinimumLevel.Override("Grpc.AspNetCore.Server.ServerCallHandler", LogEventLevel.Fatal);
        foreach (var (name, value) in properties)
            configuration.Enrich.WithProperty(name, value);
        var json = parsed.GetValue(Format) == Json;
        if (parsed.GetValue(File) is { } file)
        {
            if (json)
                configuration.WriteTo.File(
                    new RenderedCompactJsonFormatter(),
                    file.FullName,
                    fileSizeLimitBytes: FileBytesMax,
                    rollOnFileSizeLimit: true,
                    retainedFileCountLimit: FilesMax,
                    hooks: new ForOwnerOnly()
                );
            else
                configuration.WriteTo.File(
                    file.FullName,
                    outputTemplate: LineTemplate,
                    formatProvider: CultureInfo.InvariantCulture,
                    fileSizeLimitBytes: FileBytesMax,
                    rollOnFileSizeLimit: true,
                    retainedFileCountLimit: FilesMax,
                    hooks: new ForOwnerOnly()
                );
        }
        else if (json)
            configuration.WriteTo.Console(new RenderedCompactJsonFormatter());
        else
            configuration.WriteTo.Console(outputTemplate: LineTemplate, formatProvider: CultureInfo.InvariantCulture);
        return configuration.CreateLogger();
    }

    // A log that cannot be written says so where it can, so often and no more.
    private static void Complain(string complaint)
    {
        if (Interlocked.Increment(ref _complaints) <= ComplaintsMax)
            Console.Error.WriteLine(complaint);
    }

    private static bool IsOf(string name, string file) =>
        file == name
        || file.StartsWith(name + "_", StringComparison.Ordinal) && file[(name.Length + 1)..].All(char.IsAsciiDigit);

    /// <summary>A node agent's umask lets others read what it writes for containers; its log is not for them.</summary>
    private sealed class ForOwnerOnly : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, System.Text.Encoding encoding)
        {
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return base.OnFileOpened(path, underlyingStream, encoding);
        }
    }
}
