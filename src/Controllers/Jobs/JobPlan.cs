using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Controllers.Jobs;

internal sealed record JobEvent(string Type, string Reason, string Message);

/// <summary>
/// What is to be written for a job, in this order. What is deleted, made and counted is in the status already.
/// </summary>
/// <param name="Delete">Their end is counted.</param>
/// <param name="Discard">Their end is not counted: the finalizer goes first.</param>
/// <param name="Release">Pods whose end the status holds: once it is stored, their finalizers may go.</param>
/// <param name="Again">After what time the job is to be looked at again; null: when something changes.</param>
internal sealed record JobPlan(
    IReadOnlyList<Pod> Delete,
    IReadOnlyList<Pod> Discard,
    IReadOnlyList<Pod> Create,
    JobStatus Status,
    IReadOnlyList<JobEvent> Events,
    IReadOnlyList<Pod> Release,
    TimeSpan? Again
);
