namespace Arktos.ApiServer.Tests.Kinds;

/// <summary>Jobs and cron jobs, through the REST door.</summary>
public sealed class BatchKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Template = """
        "template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i:1"}]}}
        """;

    private const string Indexed = "\"completionMode\":\"Indexed\",\"completions\":3,\"parallelism\":3";

    private static readonly KindCase Job = new(
        "batch/v1/jobs",
        "Job",
        $$$"""{"spec":{{{{Template}}}}}""",
        ["Name", "Status", "Completions", "Duration", "Age", "Containers*", "Images*", "Selector*"],
        new()
        {
            ["Status"] = "Complete",
            ["Completions"] = "1/1",
            ["Duration"] = "61s",
            ["Containers"] = "c",
            ["Images"] = "i:1",
        }
    )
    {
        Change = """{"spec":{"parallelism":2}}""",
        Status = """
            {"startTime":"2026-01-01T00:00:00Z","completionTime":"2026-01-01T00:01:01Z","succeeded":1,"conditions":[
            {"type":"SuccessCriteriaMet","status":"True"},
            {"type":"Complete","status":"True"}]}
            """,
    };

    private static readonly KindCase CronJob = new(
        "batch/v1/cronjobs",
        "CronJob",
        $$$"""{"spec":{"schedule":"*/5 * * * *","jobTemplate":{"spec":{{{{Template}}} } } } }""",
        [
            "Name",
            "Schedule",
            "Timezone",
            "Suspend",
            "Active",
            "Last Schedule",
            "Age",
            "Containers*",
            "Images*",
            "Selector*",
        ],
        new()
        {
            ["Schedule"] = "0 0 * * *",
            ["Timezone"] = "<none>",
            ["Suspend"] = "False",
            ["Active"] = 1,
            ["Last Schedule"] = "<none>",
            ["Containers"] = "c",
            ["Images"] = "i:1",
            ["Selector"] = "<none>",
        }
    )
    {
        Change = """{"spec":{"schedule":"0 0 * * *"}}""",
        Status = """{"active":[{"kind":"Job","name":"j"}]}""",
    };

    private static KindCase Of(string kind) => kind == "Job" ? Job : CronJob;

    [Theory]
    [InlineData("Job")]
    [InlineData("CronJob")]
    public Task It_lives_from_its_creation_to_its_deletion(string kind) => server.LiveAsync(Of(kind));

    [Theory]
    [InlineData("Job", "{}", "completions", "1")]
    [InlineData("Job", "{}", "parallelism", "1")]
    [InlineData("Job", """{"spec":{"parallelism":2}}""", "completions", "")]
    [InlineData("Job", "{}", "backoffLimit", "6")]
    [InlineData("Job", $$$"""{"spec":{{{{Indexed}}},"backoffLimitPerIndex":1}}""", "backoffLimit", "2147483647")]
    [InlineData("Job", "{}", "completionMode", "NonIndexed")]
    [InlineData("Job", "{}", "suspend", "false")]
    [InlineData("Job", "{}", "manualSelector", "false")]
    [InlineData("Job", "{}", "podReplacementPolicy", "TerminatingOrFailed")]
    [InlineData("Job", """{"spec":{"podFailurePolicy":{"rules":[]}}}""", "podReplacementPolicy", "Failed")]
    [InlineData("CronJob", "{}", "concurrencyPolicy", "Allow")]
    [InlineData("CronJob", "{}", "suspend", "false")]
    [InlineData("CronJob", "{}", "successfulJobsHistoryLimit", "3")]
    [InlineData("CronJob", "{}", "failedJobsHistoryLimit", "1")]
    [InlineData("CronJob", "{}", "jobTemplate.spec.completions", "")]
    [InlineData("CronJob", "{}", "jobTemplate.spec.template.spec.dnsPolicy", "ClusterFirst")]
    public async Task What_is_not_said_is_filled_in(string kind, string patch, string field, string value)
    {
        var made = await server.Admin.GetAsync(await server.CreateAsync(Of(kind), patch));
        Assert.Equal(value, made.Expect(200).Text(["spec", .. field.Split('.')]));
    }

    [Fact]
    public async Task A_job_is_given_a_selector_and_labels_that_no_other_has()
    {
        var path = await server.CreateAsync(Job);
        var job = (await server.Admin.GetAsync(path)).Expect(200);
        var (uid, name) = (job.Text("metadata", "uid"), job.Text("metadata", "name"));
        Assert.Equal(uid, job.Text("spec", "selector", "matchLabels", "batch.kubernetes.io/controller-uid"));
        foreach (
            var (label, value) in new[]
            {
                ("batch.kubernetes.io/controller-uid", uid),
                ("controller-uid", uid),
                ("batch.kubernetes.io/job-name", name),
                ("job-name", name),
            }
        )
            Assert.Equal(value, job.Text("spec", "template", "metadata", "labels", label));
    }

    [Fact]
    public async Task A_generated_name_that_was_taken_leaves_no_trace_in_the_labels()
    {
        var taken = false;
        server.Server.Keyspace.BeforeCommit = async commit =>
        {
            if (taken)
                return;
            taken = true;
            var key = ((Arktos.StoreClient.CommitOperation.Put)commit.Operations[0]).Key;
            (await server.Admin.PostAsync(Job.Path, Job.Named(key.Name).ToJsonString())).Expect(201);
        };
        var body = Job.Named("x");
        body["metadata"] = new System.Text.Json.Nodes.JsonObject { ["generateName"] = "g-" };
        var made = (await server.Admin.PostAsync(Job.Path, body.ToJsonString())).Expect(201);
        Assert.True(taken);
        var name = made.Text("metadata", "name");
        Assert.Equal(name, made.Text("spec", "template", "metadata", "labels", "job-name"));
        Assert.Equal(name, made.Text("spec", "template", "metadata", "labels", "batch.kubernetes.io/job-name"));
    }

    [Theory]
    [InlineData(
        """{"template":{"spec":{"restartPolicy":null}}}""",
        "template.spec.restartPolicy: Required value: " + "valid values: \"OnFailure\", \"Never\""
    )]
    [InlineData(
        """{"template":{"spec":{"restartPolicy":"X"}}}""",
        "template.spec.restartPolicy: Unsupported value: " + "\"X\": supported values: \"Never\", \"OnFailure\""
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[]},"template":{"spec":{"restartPolicy":"OnFailure"}}}""",
        "template.sp"
            + "ec.restartPolicy: Invalid value: \"OnFailure\": only \"Never\" is supported when podFailurePolicy is "
            + "specified"
    )]
    [InlineData("""{"parallelism":-1}""", "parallelism: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("""{"completions":-1}""", "completions: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData(
        """{"activeDeadlineSeconds":-1}""",
        "activeDeadlineSeconds: Invalid value: -1: must be greater than or " + "equal to 0"
    )]
    [InlineData("""{"backoffLimit":-1}""", "backoffLimit: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData(
        """{"ttlSecondsAfterFinished":-1}""",
        "ttlSecondsAfterFinished: Invalid value: -1: must be greater " + "than or equal to 0"
    )]
    [InlineData(
        """{"completionMode":"X"}""",
        "completionMode: Unsupported value: \"X\": supported values: " + "\"Indexed\", \"NonIndexed\""
    )]
    [InlineData(
        """{"completionMode":"Indexed","parallelism":1}""",
        "completions: Required value: when completion mode " + "is Indexed"
    )]
    [InlineData(
        """{"completionMode":"Indexed","completions":1,"parallelism":100001}""",
        "parallelism: Invalid value: " + "100001: must be less than or equal to 100000 when completion mode is Indexed"
    )]
    [InlineData(
        $$"""{{{Indexed}},"backoffLimitPerIndex":1,"maxFailedIndexes":4}""",
        "maxFailedIndexes: Invalid value: " + "4: must be less than or equal to completions"
    )]
    [InlineData(
        """{"completionMode":"Indexed","completions":200000,"backoffLimitPerIndex":1,"maxFailedIndexes":10000"""
            + """1}""",
        "maxFailedIndexes: Invalid value: 100001: must be less than or equal to 100000"
    )]
    [InlineData(
        """{"completionMode":"Indexed","completions":100001,"backoffLimitPerIndex":1}""",
        "maxFailedIndexes: Re" + "quired value: must be specified when completions is above 100000"
    )]
    [InlineData(
        $$"""{{{Indexed}},"maxFailedIndexes":1}""",
        "backoffLimitPerIndex: Required value: when " + "maxFailedIndexes is specified"
    )]
    [InlineData(
        """{"backoffLimitPerIndex":1}""",
        "backoffLimitPerIndex: Invalid value: 1: requires indexed completion " + "mode"
    )]
    [InlineData("""{"maxFailedIndexes":1}""", "maxFailedIndexes: Invalid value: 1: requires indexed completion mode")]
    [InlineData(
        """{"successPolicy":{"rules":[{"succeededCount":1}]}}""",
        "successPolicy: Invalid value: " + "{\"rules\":[{\"succeededCount\":1}]}: requires indexed completion mode"
    )]
    [InlineData(
        """{"managedBy":"me"}""",
        "managedBy: Invalid value: \"me\": must be a domain-prefixed path (such as " + "\"acme.io/foo\")"
    )]
    [InlineData(
        """{"managedBy":"acme.io/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa""" + """a"}""",
        "managedBy: Too long: may not be more than 63 bytes"
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"X","onPodConditions":[{"type":"T"}]}]}}""",
        "podFailurePoli"
            + "cy.rules[0].action: Unsupported value: \"X\": supported values: \"Count\", \"FailIndex\", \"FailJob\", "
            + "\"Ignore\""
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"FailIndex","onPodConditions":[{"type":"T"}]}]}}""",
        "podFai"
            + "lurePolicy.rules[0].action: Invalid value: \"FailIndex\": requires the backoffLimitPerIndex to be set"
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"Count"}]}}""",
        "podFailurePolicy.rules[0]: Invalid value: " + "specifying one of OnExitCodes and OnPodConditions is required"
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"Count","onExitCodes":{"operator":"In","values":[1]},"onPo"""
            + """dConditions":[{"type":"T"}]}]}}""",
        "podFailurePolicy.rules[0]: Invalid value: specifying both "
            + "OnExitCodes and OnPodConditions is not supported"
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"Count","onExitCodes":{"operator":"X","values":[1]}}]}}""",
        "podFailurePolicy.rules[0].onExitCodes.operator: Unsupported value: \"X\": supported values: \"In\", \"NotIn\""
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"Count","onExitCodes":{"operator":"In","values":[]}}]}""" + """}""",
        "podFailurePolicy.rules[0].onExitCodes.values: Invalid value: []: at least one value is required"
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"Count","onExitCodes":{"operator":"In","values":[2,1]}}]}"""
            + """}""",
        "podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [2,1]: must be ordered"
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"Count","onExitCodes":{"operator":"In","values":[0,1]}}]}"""
            + """}""",
        "podFailurePolicy.rules[0].onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In " + "operator"
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[{"action":"Count","onExitCodes":{"containerName":"x","operator":"In","value"""
            + """s":[1]}}]}}""",
        "podFailurePolicy.rules[0].onExitCodes.containerName: Invalid value: \"x\": must be one of the container or "
            + "initContainer names in the pod template"
    )]
    [InlineData(
        """{"podReplacementPolicy":"X"}""",
        "podReplacementPolicy: Unsupported value: \"X\": supported values: " + "\"Failed\", \"TerminatingOrFailed\""
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[]},"podReplacementPolicy":"TerminatingOrFailed"}""",
        "podReplacementPo" + "licy: Unsupported value: \"TerminatingOrFailed\": supported values: \"Failed\""
    )]
    [InlineData(
        $$"""{{{Indexed}},"successPolicy":{"rules":[]} }""",
        "successPolicy.rules: Required value: at least one "
            + "rules must be specified when the successPolicy is specified"
    )]
    [InlineData(
        $$"""{{{Indexed}},"successPolicy":{"rules":[{}]} }""",
        "successPolicy.rules[0]: Required value: at "
            + "least one of succeededCount or succeededIndexes must be specified"
    )]
    public async Task What_is_wrong_with_a_job_is_wrong_with_its_template_too(string spec, string fault)
    {
        await server.RefusesAsync(Job, $$"""{"spec":{{spec}}}""", $"spec.{fault}");
        await server.RefusesAsync(
            CronJob,
            $$$"""{"spec":{"jobTemplate":{"spec":{{{spec}}} } } }""",
            $"spec.jobTemplate.spec.{fault}"
        );
    }

    [Theory]
    [InlineData(
        "Job",
        """{"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}}}}""" + """}""",
        "`selector` not auto-generated"
    )]
    [InlineData("Job", """{"spec":{"template":{"metadata":{"labels":{"job-name":"b"}}}}}""", "must be 'a'")]
    [InlineData("Job", """{"spec":{"manualSelector":true}}""", "spec.selector: Required value")]
    [InlineData(
        "Job",
        """{"spec":{"manualSelector":true,"selector":{"matchLabels":{"a":"b"}}}}""",
        "spec.template.meta" + "data.labels: Invalid value: {}: `selector` does not match template `labels`"
    )]
    [InlineData(
        "Job",
        $$$"""{"metadata":{"name":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"s"""
            + $$$"""pec":{{{{Indexed}}}}}""",
        "will not able to create pod with invalid DNS label: "
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-2"
    )]
    [InlineData(
        "CronJob",
        """{"metadata":{"name":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""" + """}""",
        "must be no more than 52 characters"
    )]
    [InlineData("CronJob", """{"spec":{"schedule":""}}""", "spec.schedule: Required value")]
    [InlineData(
        "CronJob",
        """{"spec":{"schedule":"CRON_TZ=UTC 0 0 * * *"}}""",
        "cannot use TZ or CRON_TZ in schedule, " + "use timeZone field instead"
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"timeZone":""}}""",
        "spec.timeZone: Invalid value: \"\": timeZone must be nil " + "or non-empty string"
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"timeZone":"local"}}""",
        "timeZone must be an explicit time zone as defined in " + "https://www.iana.org/time-zones"
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"timeZone":"Mars/Olympus"}}""",
        "spec.timeZone: Invalid value: " + "\"Mars/Olympus\": unknown time zone Mars/Olympus"
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"concurrencyPolicy":"X"}}""",
        "spec.concurrencyPolicy: Unsupported value: " + "\"X\": supported values: \"Allow\", \"Forbid\", \"Replace\""
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"startingDeadlineSeconds":-1}}""",
        "spec.startingDeadlineSeconds: Invalid " + "value: -1: must be greater than or equal to 0"
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"successfulJobsHistoryLimit":-1}}""",
        "spec.successfulJobsHistoryLimit: Invalid " + "value: -1: must be greater than or equal to 0"
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"failedJobsHistoryLimit":-1}}""",
        "spec.failedJobsHistoryLimit: Invalid value: " + "-1: must be greater than or equal to 0"
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"jobTemplate":{"spec":{"selector":{"matchLabels":{"a":"b"}}}}}}""",
        "spec.jobTem"
            + "plate.spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"b\"}}: `selector` will be auto-generated"
    )]
    [InlineData(
        "CronJob",
        """{"spec":{"jobTemplate":{"spec":{"manualSelector":true}}}}""",
        "spec.jobTemplate.spec.manu" + "alSelector: Unsupported value: true: supported values: \"false\", \"nil\""
    )]
    public async Task What_is_wrong_is_told_by_field(string kind, string patch, string fault)
    {
        var answer = await server.Admin.PostAsync(
            $"{Of(kind).Path}?dryRun=All",
            Of(kind).Named("a", patch).ToJsonString()
        );
        Assert.Contains(KindServer.Faults(answer).Split('\n'), f => f.EndsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("*/15 0-6,18-23/2 1,15 jan-mar MON-fri", null)]
    [InlineData("? ? ? ? ?", null)]
    [InlineData("5/15 * * * 0", null)]
    [InlineData("@daily", null)]
    [InlineData("@every 1h30m", null)]
    [InlineData("* * * *", "expected exactly 5 fields, found 4: [* * * *]")]
    [InlineData("0 0 * * * *", "expected exactly 5 fields, found 6: [0 0 * * * *]")]
    [InlineData("x * * * *", "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("60 * * * *", "end of range (60) above maximum (59): 60")]
    [InlineData("* * 0 * *", "beginning of range (0) below minimum (1): 0")]
    [InlineData("* * * * 7", "end of range (7) above maximum (6): 7")]
    [InlineData("* * L * *", "failed to parse int from L: strconv.Atoi: parsing \"L\": invalid syntax")]
    [InlineData("9-1 * * * *", "beginning of range (9) beyond end of range (1): 9-1")]
    [InlineData("1-2-3 * * * *", "too many hyphens: 1-2-3")]
    [InlineData("*/2/3 * * * *", "too many slashes: */2/3")]
    [InlineData("*/0 * * * *", "step of range should be a positive number: */0")]
    [InlineData("@often", "unrecognized descriptor: @often")]
    [InlineData("@every x", "failed to parse duration @every x: time: invalid duration \"x\"")]
    [InlineData("@every 5", "failed to parse duration @every 5: time: invalid duration \"5\"")]
    public async Task Schedules_are_read(string schedule, string? fault)
    {
        var body = CronJob.Named("a");
        body["spec"]!["schedule"] = schedule;
        var answer = await server.Admin.PostAsync($"{CronJob.Path}?dryRun=All", body.ToJsonString());
        if (fault is null)
            answer.Expect(201);
        else
            Assert.Equal($"spec.schedule: Invalid value: \"{schedule}\": {fault}", KindServer.Faults(answer));
    }

    [Fact]
    public async Task Time_zones_have_names()
    {
        var body = CronJob.Named("a", """{"spec":{"timeZone":"Europe/Berlin"}}""").ToJsonString();
        (await server.Admin.PostAsync($"{CronJob.Path}?dryRun=All", body)).Expect(201);
    }

    [Theory]
    [InlineData("{}", """{"completions":2}""", "spec.completions: Invalid value: 2: field is immutable")]
    [InlineData(
        $$"""{{{Indexed}}}""",
        """{"completions":2}""",
        "spec.completions: Invalid value: 2: can only be " + "modified in tandem with spec.parallelism"
    )]
    [InlineData(
        "{}",
        """{"completionMode":"Indexed"}""",
        "spec.completionMode: Invalid value: \"Indexed\": field is " + "immutable"
    )]
    [InlineData(
        "{}",
        """{"managedBy":"acme.io/foo"}""",
        "spec.managedBy: Invalid value: \"acme.io/foo\": field is " + "immutable"
    )]
    [InlineData(
        """{"podFailurePolicy":{"rules":[]}}""",
        """{"podFailurePolicy":{"rules":[{"action":"Count","onPodConditions":[{"type":"T"}]}]}}""",
        "spec.podFailurePolicy: Invalid value: "
            + "{\"rules\":[{\"action\":\"Count\",\"onPodConditions\":[{\"type\":\"T\",\"status\":\"True\"}]}]}: field "
            + "is immutable"
    )]
    [InlineData(
        $$"""{{{Indexed}},"backoffLimitPerIndex":1}""",
        """{"backoffLimitPerIndex":2}""",
        "spec.backoffLimitPer" + "Index: Invalid value: 2: field is immutable"
    )]
    [InlineData(
        $$"""{{{Indexed}}}""",
        """{"successPolicy":{"rules":[{"succeededCount":1}]}}""",
        "spec.successPolicy: I" + "nvalid value: {\"rules\":[{\"succeededCount\":1}]}: field is immutable"
    )]
    public Task What_cannot_change_stays(string first, string second, string fault) =>
        server.KeepsAsync(Job, $$"""{"spec":{{first}}}""", $$"""{"spec":{{second}}}""", fault);

    [Fact]
    public async Task Where_pods_of_a_job_that_never_ran_go_may_change()
    {
        const string Nodes = """{"spec":{"template":{"spec":{"nodeSelector":{"disk":"ssd"}}}}}""";
        var held = await server.CreateAsync(Job, """{"spec":{"suspend":true}}""");
        (await server.Admin.PatchAsync(held, Nodes)).Expect(200);
        var image = """{"spec":{"template":{"spec":{"containers":[{"name":"c","image":"i:2"}]}}}}""";
        Assert.Contains("spec.template: ", KindServer.Faults(await server.Admin.PatchAsync(held, image)));
        (await server.Admin.PatchAsync($"{held}/status", """{"status":{"startTime":"2026-01-01T00:00:00Z"}}""")).Expect(
            200
        );
        var other = """{"spec":{"template":{"spec":{"nodeSelector":{"disk":"hdd"}}}}}""";
        Assert.Contains("spec.template: ", KindServer.Faults(await server.Admin.PatchAsync(held, other)));
        var running = await server.CreateAsync(Job);
        Assert.Contains("spec.template: ", KindServer.Faults(await server.Admin.PatchAsync(running, Nodes)));
        var indexed = await server.CreateAsync(Job, $$$"""{"spec":{{{{Indexed}}}}}""");
        (await server.Admin.PatchAsync(indexed, """{"spec":{"completions":5,"parallelism":5}}""")).Expect(200);
    }

    private const string Failing = """{"type":"FailureTarget","status":"True"}""";
    private const string Failed = """{"type":"Failed","status":"True"}""";
    private const string Met = """{"type":"SuccessCriteriaMet","status":"True"}""";
    private const string Complete = """{"type":"Complete","status":"True"}""";
    private const string Ended = "\"completionTime\":\"2026-01-01T00:00:00Z\"";

    [Theory]
    [InlineData(
        "{}",
        $$"""{"conditions":[{{Failing}},{{Failed}},{{Met}},{{Complete}}]""" + $$""",{{Ended}}}""",
        "cannot set Complete=True and Failed=true conditions"
    )]
    [InlineData(
        "{}",
        $$"""{"conditions":[{{Failed}}]}""",
        "cannot set Failed=True condition without the " + "FailureTarget=true condition"
    )]
    [InlineData(
        "{}",
        $$"""{"conditions":[{{Complete}}],{{Ended}}}""",
        "cannot set Complete=True condition without the " + "SuccessCriteriaMet=true condition"
    )]
    [InlineData(
        $$"""{"conditions":[{{Failing}},{{Failed}}]}""",
        $$"""{"conditions":[{{Failing}}]}""",
        "cannot disable " + "the terminal Failed=True condition"
    )]
    [InlineData(
        "{}",
        $$"""{"conditions":[{{Met}},{{Complete}}]}""",
        "status.completionTime: Required value: " + "completionTime is required for Complete jobs"
    )]
    [InlineData(
        "{}",
        $$"""{"conditions":[{{Failing}},{{Failed}}],"active":1}""",
        "status.active: Invalid value: 1: " + "active>0 is invalid for finished job"
    )]
    [InlineData(
        "{}",
        """{"active":1,"ready":2}""",
        "status.ready: Invalid value: 2: cannot set more ready pods than " + "active"
    )]
    [InlineData(
        """{"failed":2}""",
        """{"failed":1}""",
        "status.failed: Invalid value: 1: cannot decrease the failed " + "counter"
    )]
    [InlineData(
        """{"succeeded":2}""",
        """{"succeeded":1}""",
        "status.succeeded: Invalid value: 1: cannot decrease the " + "succeeded counter"
    )]
    public async Task A_status_that_contradicts_itself_or_the_last_is_refused(string first, string second, string fault)
    {
        var path = $"{await server.CreateAsync(Job)}/status";
        (await server.Admin.PatchAsync(path, $$"""{"status":{{first}}}""")).Expect(200);
        var answer = await server.Admin.PatchAsync(path, $$"""{"status":{{second}}}""");
        Assert.Contains(KindServer.Faults(answer).Split('\n'), f => f.EndsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Jobs_are_found_by_how_many_pods_succeeded()
    {
        var path = await server.CreateAsync(Job);
        (await server.Admin.PatchAsync($"{path}/status", """{"status":{"succeeded":77}}""")).Expect(200);
        var found = (await server.Admin.GetAsync($"{Job.Path}?fieldSelector=status.successful%3D77")).Expect(200);
        Assert.Equal(path, $"{Job.Path}/{Assert.Single(found.Node("items")!.AsArray())!["metadata"]!["name"]}");
        (await server.Admin.GetAsync($"{CronJob.Path}?fieldSelector=status.successful%3D77")).Expect(400);
    }

    [Fact]
    public async Task Jobs_leave_their_pods_and_say_so_unless_it_is_asked_for()
    {
        var deleted = (await server.Admin.DeleteAsync(await server.CreateAsync(Job))).Expect(200);
        Assert.Equal("orphan", deleted.Text("metadata", "finalizers", "0"));
        Assert.Contains("child pods are preserved by default when jobs are deleted", KindServer.Warnings(deleted));
        var asked = await server.Admin.DeleteAsync(
            await server.CreateAsync(Job),
            """{"propagationPolicy":"Background"}"""
        );
        Assert.Equal("", KindServer.Warnings(asked.Expect(200)));
    }

    [Theory]
    [InlineData(
        "Job",
        """{"spec":{"completionMode":"Indexed","completions":100001,"parallelism":10001}""" + """}""",
        "Kubernetes might not be able to track completedIndexes"
    )]
    public async Task Who_writes_is_told_what_will_not_happen(string kind, string patch, string warning)
    {
        var body = Of(kind).Named("a", patch).ToJsonString();
        var made = (await server.Admin.PostAsync($"{Of(kind).Path}?dryRun=All", body)).Expect(201);
        Assert.Contains(warning, KindServer.Warnings(made));
    }
}
