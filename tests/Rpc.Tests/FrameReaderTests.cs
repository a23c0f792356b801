namespace Arktos.Rpc.Tests;

public sealed class FrameReaderTests
{
    private const int BytesMax = 1 << 20;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public async Task Frames_are_read_whole_however_they_come(int atOnce)
    {
        int[] sizes = [0, 1, 7, 0, 4096, 32 << 10, (32 << 10) - 4, (32 << 10) + 1, 200_000, 0, 3, BytesMax, 5];
        var reader = new FrameReader(new Pieces(Written(sizes), atOnce), BytesMax, TimeProvider.System);
        foreach (var (i, size) in sizes.Index())
            Assert.Equal(Content(i, size), (await reader.ReadAsync())!.Value.ToArray());
        Assert.Null(await reader.ReadAsync());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 13)]
    [InlineData(1, 16)]
    [InlineData(5, 103)]
    [InlineData(1000, 40_000)]
    public async Task An_end_within_a_frame_is_an_error(int atOnce, int cut)
    {
        var bytes = Written(cut < 1000 ? [10, 100] : [50_000]);
        Assert.InRange(cut, 1, bytes.Length - 1);
        var reader = new FrameReader(new Pieces(bytes[..cut], atOnce), BytesMax, TimeProvider.System);
        await Assert.ThrowsAsync<EndOfStreamException>(async () =>
        {
            while (await reader.ReadAsync() is not null) { }
            Assert.Fail("the end was taken for one between frames");
        });
    }

    [Theory]
    [InlineData(BytesMax + 1)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public async Task What_is_too_long_is_refused_before_it_is_read(int length)
    {
        var reader = new FrameReader(new Pieces(BitConverter.GetBytes(length), 4), BytesMax, TimeProvider.System);
        var fault = await Assert.ThrowsAsync<InvalidDataException>(async () => await reader.ReadAsync());
        Assert.Contains($"{(uint)length} bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_ends_with_each_piece_that_comes()
    {
        var clock = new Clock();
        var pieces = new Pieces(Written([100_000]), 1000);
        var reader = new FrameReader(pieces, BytesMax, clock);
        Assert.Equal(TimeSpan.Zero, reader.Silence);
        var silences = new List<TimeSpan>();
        // The frame is not there before the last piece.
        pieces.OnRead = _ =>
        {
            clock.Now += TimeSpan.FromSeconds(3);
            silences.Add(reader.Silence);
        };
        Assert.NotNull(await reader.ReadAsync());
        Assert.True(silences.Count > 50);
        Assert.All(silences, s => Assert.Equal(TimeSpan.FromSeconds(3), s));
        Assert.Equal(TimeSpan.Zero, reader.Silence);
        clock.Now += TimeSpan.FromSeconds(11);
        Assert.Equal(TimeSpan.FromSeconds(11), reader.Silence);
    }

    private static byte[] Written(int[] sizes) =>
        [.. sizes.Index().SelectMany(s => Frame.Of(Content(s.Index, s.Item)))];

    private static byte[] Content(int number, int size)
    {
        var content = new byte[size];
        Array.Fill(content, (byte)(number + 1));
        return content;
    }

    /// <summary>Gives so many bytes at once.</summary>
    private sealed class Pieces(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public Action<int> OnRead { get; set; } = _ => { };

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default)
        {
            OnRead(buffer.Length);
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancel);
        }
    }

    /// <summary>Goes as it is told to.</summary>
    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
