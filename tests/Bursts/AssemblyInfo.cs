// Each burst takes all processors; two at once would only measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
