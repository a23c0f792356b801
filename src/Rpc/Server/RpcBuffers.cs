using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace Arktos.Rpc;

/// <summary>
/// Kestrel's buffers, eight times as large as its own: it receives, decrypts and sends a buffer at a time, so with 4
/// KiB a stream of megabytes costs a system call, a TLS record and a turn of the thread pool for each of them. A
/// connection that is silent holds none (it waits for data before it takes a buffer).
/// </summary>
internal sealed class RpcBuffers : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Pool();

    private sealed class Pool : MemoryPool<byte>
    {
        private const int BlockBytes = 32 << 10;

        /// <summary>Idle blocks that are kept, 16 MiB; the collector takes the others.</summary>
        private const int IdleBlocksMax = 512;

        private readonly ConcurrentQueue<Block> _idle = new();
        private int _idleCount;
        private bool _disposed;

        public override int MaxBufferSize => BlockBytes;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
            if (!_idle.TryDequeue(out var block))
                return new Block(this);
            Interlocked.Decrement(ref _idleCount);
            return block;
        }

        protected override void Dispose(bool disposing)
        {
            _disposed = true;
            _idle.Clear();
        }

        private void Return(Block block)
        {
            if (_disposed)
                return;
            if (Interlocked.Increment(ref _idleCount) <= IdleBlocksMax)
                _idle.Enqueue(block);
            else
                Interlocked.Decrement(ref _idleCount);
        }

        private sealed class Block(Pool pool) : IMemoryOwner<byte>
        {
            // Pinned for good: sockets and the TLS library get its address.
            public Memory<byte> Memory { get; } =
                System.Runtime.InteropServices.MemoryMarshal.CreateFromPinnedArray(
                    GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true),
                    0,
                    BlockBytes
                );

            public void Dispose() => pool.Return(this);
        }
    }
}
