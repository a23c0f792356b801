using Arktos.Api;
using Arktos.Api.Flowcontrol.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Flowcontrol;

public sealed class PriorityLevelConfigurationStrategy : ResourceStrategy<PriorityLevelConfiguration>
{
    private const int QueuesMax = 10_000_000;

    public PriorityLevelConfigurationStrategy()
    {
        Subresources = With(StatusOnly());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<PriorityLevelConfiguration>([
            Cells.Name<PriorityLevelConfiguration>(),
            new("Type", "string", (l, _) => l.Spec.Type),
            new("NominalConcurrencyShares", "string", (l, _) => Number(l.Spec.Limited?.NominalConcurrencyShares)),
            new("Queues", "string", (l, _) => Number(l.Spec.Limited?.LimitResponse.Queuing?.Queues)),
            new("HandSize", "string", (l, _) => Number(l.Spec.Limited?.LimitResponse.Queuing?.HandSize)),
            new(
                "QueueLengthLimit",
                "string",
                (l, _) => Number(l.Spec.Limited?.LimitResponse.Queuing?.QueueLengthLimit)
            ),
            Cells.Age<PriorityLevelConfiguration>(),
        ]);

    protected override void Default(PriorityLevelConfiguration value)
    {
        if (value.Spec.Exempt is { } exempt)
        {
            exempt.NominalConcurrencyShares ??= 0;
            exempt.LendablePercent ??= 0;
        }
        if (value.Spec.Limited is not { } limited)
            return;
        limited.NominalConcurrencyShares ??= 30;
        limited.LendablePercent ??= 0;
        if (limited.LimitResponse.Queuing is not { } queuing)
            return;
        if (queuing.Queues == 0)
            queuing.Queues = 64;
        if (queuing.HandSize == 0)
            queuing.HandSize = 8;
        if (queuing.QueueLengthLimit == 0)
            queuing.QueueLengthLimit = 50;
    }

    protected override void PrepareForCreate(PriorityLevelConfiguration value) => value.Status = new();

    protected override void PrepareForUpdate(PriorityLevelConfiguration value, PriorityLevelConfiguration old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(PriorityLevelConfiguration value, FieldErrors errors)
    {
        var (spec, name) = (value.Spec, value.Metadata.Name);
        if (name == "catch-all" && !spec.DeepEquals(FlowControlObjects.CatchAllLevel.Spec))
            errors.Invalid("spec", spec, $"spec of '{name}' must equal the fixed value");
        if ((name == "exempt") != (spec.Type == "Exempt") && spec.Type is "Exempt" or "Limited")
            errors.Invalid("spec.type", spec.Type, "type must be 'Exempt' if and only if name is 'exempt'");
        switch (spec.Type)
        {
            case "Exempt":
                if (spec.Limited is not null)
                    errors.Forbidden("spec.limited", "must be nil if the type is not Limited");
                Share(spec.Exempt?.NominalConcurrencyShares, "spec.exempt.nominalConcurrencyShares", errors);
                Percent(spec.Exempt?.LendablePercent, "spec.exempt.lendablePercent", errors);
                break;
            case "Limited":
                if (spec.Exempt is not null)
                    errors.Forbidden("spec.exempt", "must be nil if the type is Limited");
                if (spec.Limited is { } limited)
                    Limited(limited, errors);
                else
                    errors.Required("spec.limited", "must not be empty when type is Limited");
                break;
            default:
                errors.NotSupported("spec.type", spec.Type, "Exempt", "Limited");
                break;
        }
    }

    private static void Limited(LimitedPriorityLevelConfiguration limited, FieldErrors errors)
    {
        Share(limited.NominalConcurrencyShares, "spec.limited.nominalConcurrencyShares", errors);
        Percent(limited.LendablePercent, "spec.limited.lendablePercent", errors);
        if (limited.BorrowingLimitPercent < 0)
            errors.Invalid(
                "spec.limited.borrowingLimitPercent",
                limited.BorrowingLimitPercent,
                "if specified, must be a non-negative integer"
            );
        const string At = "spec.limited.limitResponse";
        var response = limited.LimitResponse;
        switch (response.Type)
        {
            case "Reject":
                if (response.Queuing is not null)
                    errors.Forbidden($"{At}.queuing", "must be nil if limited.limitResponse.type is not Limited");
                break;
            case "Queue":
                if (response.Queuing is { } queuing)
                    Queuing(queuing, $"{At}.queuing", errors);
                else
                    errors.Required($"{At}.queuing", "must not be empty if limited.limitResponse.type is Limited");
                break;
            default:
                errors.NotSupported($"{At}.type", response.Type, "Queue", "Reject");
                break;
        }
    }

    private static void Queuing(QueuingConfiguration queuing, string at, FieldErrors errors)
    {
        if (queuing.QueueLengthLimit <= 0)
            errors.Invalid($"{at}.queueLengthLimit", queuing.QueueLengthLimit, "must be positive");
        if (queuing.Queues <= 0)
            errors.Invalid($"{at}.queues", queuing.Queues, "must be positive");
        else if (queuing.Queues > QueuesMax)
            errors.Invalid($"{at}.queues", queuing.Queues, $"must not be greater than {QueuesMax}");
        if (queuing.HandSize <= 0)
            errors.Invalid($"{at}.handSize", queuing.HandSize, "must be positive");
        else if (queuing.HandSize > queuing.Queues)
            errors.Invalid($"{at}.handSize", queuing.HandSize, $"should not be greater than queues ({queuing.Queues})");
    }

    private static void Share(int? share, string field, FieldErrors errors)
    {
        if (share < 0)
            errors.Invalid(field, share, "must be a non-negative integer");
    }

    private static void Percent(int? percent, string field, FieldErrors errors)
    {
        if (percent is < 0 or > 100)
            errors.Invalid(field, percent, "must be between 0 and 100, inclusive");
    }

    private static string Number(int? number) => number?.ToString() ?? Cells.None;
}
