using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Http;

/// <summary>
/// A list in the form that a client chose, in pieces: a beginning, items with something between, and an end. So a list
/// of any length is sent while it is read.
/// </summary>
public abstract class ListForm(ResourceStrategy strategy, ResponseForm form)
{
    public ResponseForm Form { get; } = form;

    protected ResourceStrategy Strategy { get; } = strategy;

    /// <summary>Whether items are shown by their fields, and not as they are stored.</summary>
    public bool DecodesItems => Form.Form != ObjectForm.Plain || !Strategy.StoresWireForm;

    public abstract ReadOnlyMemory<byte> Between { get; }

    public abstract ReadOnlyMemory<byte> End { get; }

    public static ListForm Of(ApiContext context, ResourceStrategy strategy, ResponseForm form)
    {
        if (form.Encoding == BodyEncoding.Protobuf)
            return new ProtobufListForm(strategy, form, context.Services.Unreadable);
        TableWriter.TryParseRowObject(context.Query("includeObject"), out var rowObject);
        return new JsonListForm(strategy, form, rowObject, context.Services.Now);
    }

    /// <summary>The same in JSON, as the audit log has it.</summary>
    public ListForm AsJson(ApiContext context) =>
        Form.Encoding == BodyEncoding.Protobuf
            ? new JsonListForm(
                Strategy,
                Form with
                {
                    Encoding = BodyEncoding.Json,
                },
                RowObject.None,
                context.Services.Now
            )
            : this;

    public abstract byte[] Begin(ListMeta metadata);

    /// <summary>False: it is no such object, and is passed over.</summary>
    public abstract bool TryWrite(StoredObject item, out ReadOnlyMemory<byte> piece);

    /// <summary>The whole list at once.</summary>
    public virtual byte[] Write(ListMeta metadata, IReadOnlyList<StoredObject> items)
    {
        using var buffer = new MemoryStream();
        buffer.Write(Begin(metadata));
        var isFirst = true;
        foreach (var item in items)
        {
            if (!TryWrite(item, out var piece))
                continue;
            if (!isFirst)
                buffer.Write(Between.Span);
            isFirst = false;
            buffer.Write(piece.Span);
        }
        buffer.Write(End.Span);
        return buffer.ToArray();
    }
}
