namespace Arktos.VmRuntime;

/// <summary>Something of a machine could not be done; the message says what, and why.</summary>
public class VmRuntimeException(string message, Exception? inner = null) : Exception(message, inner);
