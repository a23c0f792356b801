using Xunit.Sdk;
using Xunit.v3;

// Each burst takes all processors; two at once would only measure each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
