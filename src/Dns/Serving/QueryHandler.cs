using System.Diagnostics;
using Arktos.Dns.Forwarding;
using Arktos.Dns.Names;
using Arktos.Dns.Sources;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Serving;

/// <summary>
/// Makes a response of a query. What is known here is answered on the caller's thread, without waiting and with next to
/// no memory; what must wait is taken up again by <see cref="HandleLaterAsync"/>. Thread-safe.
/// <code>
///   too many of the address -> no response          malformed, other class or operation -> its code
///   a mark of a loop -> the mark                     names not all known yet -> SERVFAIL
///   whose pod? not known -> wait; still not -> REFUSED
///   ANY -> HINFO (RFC 8482)   zone -> the network's names   reverse -> the network's addresses   else -> other servers
/// </code>
/// </summary>
internal sealed class QueryHandler(
    Zone zone,
    SourceTable sources,
    Forwarder forwarder,
    DnsOptions options,
    DnsMetrics metrics,
    Func<bool> isReady
)
{
    /// <summary>The query waits for something: hand it to <see cref="HandleLaterAsync"/>.</summary>
    public const int Later = -1;

    private const uint AnySeconds = 8482;

    private readonly ServingOptions _serving = options.Serving;
    private readonly FloodGate _flood = new(options.QueriesPerSecondMax, options.Time);
    private readonly FloodGate _strangers = new(options.Serving.StrangersPerSecondMax, options.Time);
    private readonly PlaceCount _waiting = new(options.Serving.WaitingMax, options.Serving.WaitingOfOneMax);

    /// <summary>What a query that waited has got since.</summary>
    /// <param name="IsTakenUp">It has passed all gates, and was looked for among what is kept.</param>
    /// <param name="HasWaited">For its address to become known.</param>
    /// <param name="HasAsked">Another server; without <paramref name="Reply"/>, in vain.</param>
    private readonly record struct Got(bool IsTakenUp, bool HasWaited, bool HasAsked, UpstreamMessage? Reply);

    private enum Step
    {
        Done,
        WaitForSource,
        AskOthers,
    }

    /// <summary>What other servers are to be asked.</summary>
    private sealed record Question(string Key, byte[] Name, ushort Type);

    /// <param name="response">At least 64 KiB for streams, 1,232 bytes otherwise.</param>
    /// <returns>The response's length; 0 for none; <see cref="Later"/>.</returns>
    public int Handle(ReadOnlySpan<byte> message, in Caller caller, Span<byte> response)
    {
        var begun = Stopwatch.GetTimestamp();
        if (!_flood.TryPass(caller.Address))
        {
            metrics.Dropped("flood");
            return 0;
        }
        var step = Take(message, caller, default, response, out var length, out _);
        if (step == Step.Done)
        {
            metrics.Took(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            return length;
        }
        if (_waiting.TryTake(caller.Address))
            return Later;
        Query.TryRead(message, out var query);
        return Fail(query, response, ResponseCode.ServerFailure);
    }

    /// <summary>Once for each <see cref="Later"/>. Null for no response.</summary>
    public async Task<byte[]?> HandleLaterAsync(byte[] message, Caller caller, CancellationToken stop)
    {
        try
        {
            var response = new byte[caller.IsStream ? ushort.MaxValue : MessageWriter.DatagramBytesMax];
            var got = new Got { IsTakenUp = true };
            while (true)
            {
                var step = Take(message, caller, got, response, out var length, out var question);
                switch (step)
                {
                    case Step.Done:
                        return length == 0 ? null : response[..length];
                    case Step.WaitForSource:
                        await sources
                            .WaitAsync(caller.Address, _serving.StrangerPatience, options.Time, stop)
                            .ConfigureAwait(false);
                        got = got with { HasWaited = true };
                        break;
                    default:
                        var reply = await forwarder
                            .AskAsync(question!.Key, question.Name, question.Type, stop)
                            .ConfigureAwait(false);
                        got = got with { HasAsked = true, Reply = reply };
                        break;
                }
            }
        }
        finally
        {
            _waiting.Leave(caller.Address);
        }
    }

    private Step Take(
        ReadOnlySpan<byte> message,
        in Caller caller,
        in Got got,
        Span<byte> response,
        out int length,
        out Question? question
    )
    {
        question = null;
        length = 0;
        var fault = Query.TryRead(message, out var query);
        switch (fault)
        {
            case QueryFault.Unanswerable:
                metrics.Dropped("unanswerable");
                return Step.Done;
            case QueryFault.Malformed or QueryFault.UnknownOperation:
                var code = fault == QueryFault.Malformed ? ResponseCode.FormatError : ResponseCode.NotImplemented;
                metrics.Answered(0, code);
                length = MessageWriter.WriteBare(message, code, response);
                return Step.Done;
            case QueryFault.UnknownVersion:
                length = Fail(query, response, ResponseCode.BadVersion);
                return Step.Done;
        }
        if (RefusalOf(query) is { } refusal)
        {
            length = Fail(query, response, refusal);
            return Step.Done;
        }
        response = response[..MessageWriter.LimitOf(query, caller.IsStream)];
        var writer = new MessageWriter(query, response);
        Span<byte> lowered = stackalloc byte[DnsName.BytesMax];
        Span<byte> offsets = stackalloc byte[Labels.Max];
        var labels = new Labels(query.Name, lowered, offsets);
        if (LoopMark.IsName(labels))
        {
            writer.Add(Section.Answer, MessageWriter.Question, RecordType.Txt, 0, LoopMark.Data);
            length = Finish(query, writer, ResponseCode.NoError, isAuthoritative: true);
            return Step.Done;
        }
        if (!isReady())
        {
            length = Fail(query, response, ResponseCode.ServerFailure);
            return Step.Done;
        }
        if (!sources.TryViewerOf(caller.Address, out var viewer))
            return Stranger(query, got, response, out length);
        if (query.Type == RecordType.Any)
        {
            writer.Add(Section.Answer, MessageWriter.Question, RecordType.Hinfo, AnySeconds, "\u0007RFC8482\0"u8);
            length = Finish(query, writer, ResponseCode.NoError, isAuthoritative: false);
            return Step.Done;
        }
        var asked = new ZoneQuestion(viewer, query.Type);
        var outcome = zone.Answer(asked, labels, MessageWriter.Question, ref writer, out var target);
        if (outcome == ZoneOutcome.Foreign && AddressKey.TryReadReverse(labels, out var address))
            outcome = zone.AnswerReverse(asked, address, ref writer);
        if (outcome is not (ZoneOutcome.Foreign or ZoneOutcome.LeadsOut))
        {
            if (outcome is ZoneOutcome.NoData or ZoneOutcome.NameError && labels.EndsWith(options.Zone.Zone))
                zone.AddAuthority(ref writer);
            var code = outcome == ZoneOutcome.NameError ? ResponseCode.NameError : ResponseCode.NoError;
            length = Finish(query, writer, code, isAuthoritative: true);
            return Step.Done;
        }
        var name = target ?? labels.Name;
        return Forward(query, viewer.Tenant, name, got, ref writer, response, out length, out question);
    }

    /// <summary>Answers by what other servers answered, or tells what to ask them.</summary>
    /// <param name="name">Lowered: the name that was asked for, or that to which our alias leads.</param>
    private Step Forward(
        in Query query,
        string tenant,
        ReadOnlySpan<byte> name,
        in Got got,
        ref MessageWriter writer,
        Span<byte> response,
        out int length,
        out Question? question
    )
    {
        question = null;
        Span<char> keyText = stackalloc char[Forwarder.KeyCharactersMax];
        ReadOnlySpan<char> key = keyText[..Forwarder.WriteKey(tenant, name, query.Type, keyText)];
        var kept = default(KeptAnswer);
        if (got.HasAsked)
        {
            if (got.Reply is null)
            {
                length = Fail(query, response, ResponseCode.ServerFailure);
                return Step.Done;
            }
            kept = new KeptAnswer(got.Reply, 0);
        }
        else if (got is { IsTakenUp: true, HasWaited: false } || !forwarder.TryFindKept(key, out kept))
        {
            length = 0;
            question = new Question(key.ToString(), name.ToArray(), query.Type);
            return Step.AskOthers;
        }
        // Behind an alias of ours come records of others; else theirs are the response.
        if (writer.AnswersCount > 0)
        {
            if (kept.Message.Code is not (ResponseCode.NoError or ResponseCode.NameError))
                length = Fail(query, response, ResponseCode.ServerFailure);
            else
            {
                kept.Message.AddTo(ref writer, query.Type, kept.AgeSeconds);
                length = Finish(query, writer, kept.Message.Code, isAuthoritative: true);
            }
            return Step.Done;
        }
        length = kept.Message.WriteTo(query, kept.AgeSeconds, response);
        metrics.Answered(query.Type, kept.Message.Code);
        return Step.Done;
    }

    private Step Stranger(in Query query, in Got got, Span<byte> response, out int length)
    {
        length = 0;
        if (!got.HasWaited)
        {
            if (got.IsTakenUp || _strangers.TryPass(default))
                return Step.WaitForSource;
            metrics.Dropped("flood");
            return Step.Done;
        }
        length = Fail(query, response, ResponseCode.Refused);
        return Step.Done;
    }

    private static ResponseCode? RefusalOf(in Query query) =>
        query.Type switch
        {
            RecordType.Opt => ResponseCode.FormatError,
            RecordType.Axfr or RecordType.Ixfr => ResponseCode.Refused,
            _ => query.Class == RecordClass.Internet ? null : ResponseCode.Refused,
        };

    private int Fail(in Query query, Span<byte> response, ResponseCode code) =>
        Finish(query, new MessageWriter(query, response), code, isAuthoritative: false);

    private int Finish(in Query query, in MessageWriter writer, ResponseCode code, bool isAuthoritative)
    {
        metrics.Answered(query.Type, code);
        return writer.Finish(code, isAuthoritative);
    }
}
