namespace Arktos.Api.OpenApi;

/// <summary>What requests may have in their query, by verb.</summary>
internal static class OpenApiParameters
{
    private static readonly (string Name, string Type, string Description) Pretty = (
        "pretty",
        "string",
        "Whether the answer is indented for people. Default: for browsers and curl."
    );
    private static readonly (string Name, string Type, string Description) DryRun = (
        "dryRun",
        "string",
        "With All the request is admitted and validated as any other, and nothing is stored."
    );
    private static readonly (string Name, string Type, string Description)[] Selecting =
    [
        ("fieldSelector", "string", "Only objects whose fields have these values, like status.phase=Running."),
        ("labelSelector", "string", "Only objects whose labels match, like app=web,tier in (a,b)."),
        ("limit", "integer", "The most objects in the answer; continue in its metadata leads to the next ones."),
        ("continue", "string", "Goes on with the list whose answer had this token."),
        ("resourceVersion", "string", "The version that is read, or after which a watch begins. Default: the newest."),
        ("resourceVersionMatch", "string", "How resourceVersion is meant: Exact or NotOlderThan."),
        (
            "sendInitialEvents",
            "boolean",
            "Whether a watch begins with an event for each object that is there, and a bookmark after them."
        ),
        ("timeoutSeconds", "integer", "After how many seconds the list or watch ends."),
        Pretty,
    ];
    private static readonly (string Name, string Type, string Description)[] Listing =
    [
        ("allowWatchBookmarks", "boolean", "Whether a watch may send events that only tell its resourceVersion."),
        ("watch", "boolean", "Whether changes are sent as they happen, instead of a list."),
        .. Selecting,
    ];
    private static readonly (string Name, string Type, string Description)[] Deleting =
    [
        DryRun,
        (
            "gracePeriodSeconds",
            "integer",
            "Seconds until the object is removed; 0 removes it at once. Default: that of the object."
        ),
        ("orphanDependents", "boolean", "Old form of propagationPolicy: true is Orphan, false Background."),
        (
            "propagationPolicy",
            "string",
            "What becomes of dependents: Orphan leaves them, Background deletes them later, Foreground before."
        ),
    ];
    private static readonly (string Name, string Type, string Description)[] Writing =
    [
        DryRun,
        ("fieldManager", "string", "Who makes the change, for managedFields. Default: from the User-Agent header."),
        (
            "fieldValidation",
            "string",
            "What unknown or doubled fields lead to: Ignore, Warn (default) or Strict, which refuses the request."
        ),
        Pretty,
    ];
    private static readonly (string Name, string Type, string Description)[] Patching =
    [
        .. Writing,
        ("force", "boolean", "Whether an apply takes fields over that other managers own. For apply patches only."),
    ];

    public static IEnumerable<(string Name, string Type, string Description)> Of(string verb) =>
        verb switch
        {
            "list" => Listing,
            "deletecollection" => [.. Deleting, .. Selecting],
            "delete" => [.. Deleting, Pretty],
            "get" => [Pretty],
            "patch" => Patching,
            _ => Writing,
        };
}
