using System.CommandLine;
using System.Formats.Tar;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Local;

/// <summary>`arktos image load FILE`: gives the local cluster's nodes an image that no registry has.</summary>
internal static class ImageCommand
{
    private static readonly Argument<FileInfo> Archive = new("file")
    {
        Description = "an archive of images: docker save, podman save, or an OCI archive",
    };

    public static Command Command()
    {
        var load = new Command("load", "Import images from an archive into the nodes of the local cluster")
        {
            Archive,
            LocalOptions.StateDirectory,
        };
        load.SetAction(
            async (parsed, cancel) =>
            {
                try
                {
                    return await LoadAsync(parsed, cancel).ConfigureAwait(false);
                }
                catch (Exception e)
                    when (e
                            is InvalidOperationException
                                or InvalidDataException
                                or IOException
                                or UnauthorizedAccessException
                                or RuntimeException
                    )
                {
                    await Console.Error.WriteLineAsync($"arktos image load: {e.Message}").ConfigureAwait(false);
                    return 1;
                }
            }
        );
        return new Command("image", "Images of the local cluster") { load };
    }

    private static async Task<int> LoadAsync(ParseResult parsed, CancellationToken cancel)
    {
        var archive = parsed.GetRequiredValue(Archive);
        if (!archive.Exists)
            throw new FileNotFoundException($"{archive.FullName} is not there");
        await RefuseForeignAsync(archive, cancel).ConfigureAwait(false);
        var layout = LocalOptions.Load(parsed);
        if (layout.Runtime != "containerd")
            throw new InvalidOperationException(
                $"this cluster plays its containers (runtime {layout.Runtime}): any image name will do, none is read"
            );
        foreach (var node in layout.Nodes)
        {
            var containerd = new ContainerdProcess(
                new ContainerdLayout(Path.Combine(layout.NodeDirectory(node), "containerd")),
                layout.NetworkOf(node)
            );
            if (containerd.FindPid() is null)
                throw new InvalidOperationException(
                    $"containerd of {node.Name} does not run; its agent starts it: "
                        + OwnCommand.Line(layout.StateDirectory, "up")
                );
            await containerd.ImportImagesAsync([archive.FullName], cancel).ConfigureAwait(false);
            Console.WriteLine($"{node.Name} has the images of {archive.Name}");
        }
        // Nodes import what is there when their agent starts.
        Directory.CreateDirectory(layout.Images);
        var kept = Path.Combine(layout.Images, Path.ChangeExtension(archive.Name, ".tar"));
        if (Path.GetFullPath(kept) != archive.FullName)
            File.Copy(archive.FullName, kept, overwrite: true);
        return 0;
    }

    /// <summary>containerd takes any tar, and says nothing about one that holds no image.</summary>
    /// <exception cref="InvalidDataException">It is no archive of images.</exception>
    private static async Task RefuseForeignAsync(FileInfo archive, CancellationToken cancel)
    {
        try
        {
            await using var file = archive.OpenRead();
            await using var tar = new TarReader(file);
            while (await tar.GetNextEntryAsync(cancellationToken: cancel).ConfigureAwait(false) is { } entry)
                if (entry.Name.TrimStart('.', '/') is "manifest.json" or "index.json")
                    return;
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"{archive.FullName} is no tar archive: {e.Message}", e);
        }
        throw new InvalidDataException(
            $"{archive.FullName} holds no images: it has neither manifest.json (docker save) nor index.json (OCI)"
        );
    }
}
