namespace Arktos.Kubelet.Files;

/// <summary>What a file takes of its file system.</summary>
/// <param name="Links">How many names it has.</param>
/// <param name="Bytes">Of blocks: what a file with holes really takes.</param>
internal readonly record struct FileUse(FileFacts Facts, uint Links, long Bytes);
