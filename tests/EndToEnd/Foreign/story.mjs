// What a program does that uses Kubernetes' client library for JavaScript: an informer, server-side apply, a custom resource. Ends with "done".
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as k8s from '@kubernetes/client-node';

const config = new k8s.KubeConfig();
config.loadFromFile(process.env.KUBECONFIG);
const core = config.makeApiClient(k8s.CoreV1Api);
const definitions = config.makeApiClient(k8s.ApiextensionsV1Api);
const custom = config.makeApiClient(k8s.CustomObjectsApi);
const objects = k8s.KubernetesObjectApi.makeApiClient(config);
const namespace = 'from-node';

const until = async (what, holds) => {
  for (let i = 0; i < 300; i++) {
    if (await holds()) return;
    await sleep(100);
  }
  assert.fail(`not within 30 s: ${what}`);
};
const refused = async (code, text, call) => {
  const error = await call().then(() => assert.fail('it was taken'), e => e);
  assert.equal(error.code, code);
  assert.match(JSON.parse(error.body).message, text);
};

await core.createNamespace({ body: { metadata: { name: namespace } } });

const labelSelector = 'of=informer';
const seen = [];
const informer = k8s.makeInformer(
  config, `/api/v1/namespaces/${namespace}/configmaps`, () => core.listNamespacedConfigMap({ namespace, labelSelector }), labelSelector);
for (const event of ['add', 'update', 'delete']) informer.on(event, o => seen.push(`${event} ${o.metadata.name}`));
informer.on('error', e => seen.push(`error ${e}`));
await informer.start();
for (const name of ['a', 'b', 'c'])
  await core.createNamespacedConfigMap({ namespace, body: { metadata: { name, labels: { of: 'informer' } }, data: { key: 'value' } } });

const applied = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace }, data: { applied: 'yes' } };
const apply = (data, force) =>
  objects.patch({ ...applied, data }, undefined, undefined, 'tester', force, k8s.PatchStrategy.ServerSideApply);
const map = await apply({ applied: 'yes' }, false);
assert.deepEqual({ ...map.data }, { applied: 'yes', key: 'value' });
assert.ok(map.metadata.managedFields.some(f => f.manager === 'tester' && f.operation === 'Apply'));
await refused(409, /^Apply failed with 1 conflict: conflict with ".*" using v1: \.data\.key$/, () => apply({ key: 'mine' }, false));
assert.deepEqual({ ...(await apply({ key: 'mine' }, true)).data }, { key: 'mine' });
await core.deleteNamespacedConfigMap({ namespace, name: 'b' });
await until('the informer sees all', () => seen.includes('delete b'));
assert.deepEqual(seen, ['add a', 'add b', 'add c', 'update a', 'update a', 'delete b']);
await informer.stop();

const [group, version, plural] = ['node.example.com', 'v1', 'crons'];
const schema = { type: 'object', properties: { spec: { type: 'object', properties: { n: { type: 'integer', maximum: 5 } } } } };
await definitions.createCustomResourceDefinition({
  body: {
    metadata: { name: `${plural}.${group}` },
    spec: {
      group, scope: 'Namespaced', names: { plural, singular: 'cron', kind: 'Cron' },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  },
});
const cron = (name, spec) => ({ apiVersion: `${group}/${version}`, kind: 'Cron', metadata: { name, namespace }, spec });
const create = (name, spec) => custom.createNamespacedCustomObject({ group, version, namespace, plural, body: cron(name, spec) });
await until('the kind is served', () => create('a', { n: 3, unknown: 1 }).then(() => true, e => { if (e.code !== 404) throw e; }));
assert.deepEqual((await objects.read(cron('a'))).spec, { n: 3 });
await refused(422, /spec\.n in body should be less than or equal to 5/, () => create('b', { n: 30 }));
await definitions.deleteCustomResourceDefinition({ name: `${plural}.${group}` });

await core.deleteNamespace({ name: namespace });
console.log('done');
