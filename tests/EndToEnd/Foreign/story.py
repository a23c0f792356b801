"""What a program does that uses Kubernetes' client library for Python: a watch, the dynamic client, an election. Ends with "done"."""

import os
import threading
import time

from kubernetes import client, config, dynamic, watch
from kubernetes.leaderelection import electionconfig, leaderelection
from kubernetes.leaderelection.resourcelock.configmaplock import ConfigMapLock

config.load_kube_config(os.environ["KUBECONFIG"])
core = client.CoreV1Api()
NAMESPACE = "from-python"
core.create_namespace({"metadata": {"name": NAMESPACE}})

start = core.list_namespaced_config_map(NAMESPACE).metadata.resource_version
for name in ("a", "b", "c"):
    core.create_namespaced_config_map(NAMESPACE, {"metadata": {"name": name, "labels": {"of": "watch"}}, "data": {"key": "value"}})
core.patch_namespaced_config_map("a", NAMESPACE, {"data": {"key": "changed"}})
core.delete_namespaced_config_map("c", NAMESPACE)
seen, watcher = [], watch.Watch()
for event in watcher.stream(
    core.list_namespaced_config_map, NAMESPACE, label_selector="of=watch", resource_version=start, timeout_seconds=60
):
    seen.append((event["type"], event["object"].metadata.name))
    if event["type"] == "DELETED":
        watcher.stop()
assert seen == [("ADDED", "a"), ("ADDED", "b"), ("ADDED", "c"), ("MODIFIED", "a"), ("DELETED", "c")], seen

try:
    core.create_namespaced_config_map(NAMESPACE, {"metadata": {"name": "a"}})
    raise SystemExit("the second one of a name was taken")
except client.ApiException as error:
    assert (error.status, error.reason) == (409, "Conflict"), error

deployments = dynamic.DynamicClient(client.ApiClient()).resources.get(api_version="apps/v1", kind="Deployment")
labels = {"app": "python"}
deployments.create(
    namespace=NAMESPACE,
    body={
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "web"},
        "spec": {
            "selector": {"matchLabels": labels},
            "template": {"metadata": {"labels": labels}, "spec": {"containers": [{"name": "web", "image": "arktos.local/web:1"}]}},
        },
    },
)
deadline = time.monotonic() + 80
while deployments.get(name="web", namespace=NAMESPACE).status.readyReplicas != 1:
    assert time.monotonic() < deadline, "the deployment is not ready"
    time.sleep(0.2)

# Two candidates: one leads, the other stands by.
leading = []


def run(name):
    lock = ConfigMapLock("lock", NAMESPACE, name)
    leaderelection.LeaderElection(
        electionconfig.Config(
            lock,
            lease_duration=30,
            renew_deadline=20,
            retry_period=1,
            onstarted_leading=lambda: leading.append(name),
            onstopped_leading=lambda: None,
        )
    ).run()


for candidate in ("one", "two"):
    threading.Thread(target=run, args=(candidate,), daemon=True).start()
deadline = time.monotonic() + 60
while not leading:
    assert time.monotonic() < deadline, "nobody leads"
    time.sleep(0.1)
time.sleep(3)
assert len(leading) == 1, leading
core.delete_namespace(NAMESPACE)
print("done", flush=True)
os._exit(0)
