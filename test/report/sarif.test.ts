import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report } from '#report/report.js';
import { formatSarif } from '#report/sarif.js';
import { cleanReport, reportOf, sampleReport } from './sample-report.js';

test('the log has what the 2.1.0 schema requires of each part that it uses', () => {
  for (const report of [sampleReport, cleanReport, reportOf([])]) assertSarif(JSON.parse(formatSarif(report)));
});

test('results name their rule by id and by index', () => {
  const run = runOf(sampleReport);
  assert.equal(run.results.length, 10);
  for (const result of run.results) assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
});

test('a fingerprint stays when the finding moves to another line and changes with its message and path', () => {
  const [subject] = sampleReport.subjects;
  const finding = subject?.findings[0];
  assert.ok(subject && finding);
  const printOf = (path: string, more: object) =>
    runOf(reportOf([{ ...subject, path, findings: [{ ...finding, ...more }] }])).results[0].partialFingerprints;
  const original = printOf('Dockerfile', {});
  assert.deepEqual(printOf('./Dockerfile', { start: { line: 99, column: 1 }, end: { line: 99, column: 2 } }), original);
  assert.notDeepEqual(printOf('Dockerfile', { message: 'Other.' }), original);
  assert.notDeepEqual(printOf('other/Dockerfile', {}), original);
});

test('paths become URIs', () => {
  const uriOf = (path: string) =>
    runOf(reportOf([{ kind: 'dockerfile', path, findings: [] }])).artifacts[0].location.uri;
  assert.equal(uriOf('./a b/ü%#?.Dockerfile'), 'a%20b/%C3%BC%25%23%3F.Dockerfile');
  assert.equal(uriOf('apps\\web\\Dockerfile'), 'apps/web/Dockerfile');
  assert.equal(uriOf('/srv/a b/Dockerfile'), 'file:///srv/a%20b/Dockerfile');
  assert.equal(uriOf('C:\\src\\Dockerfile'), 'file:///C:/src/Dockerfile');
  assert.equal(uriOf('x:y'), 'x%3Ay');
  assert.equal(uriOf('bad\ud800name'), 'bad%EF%BF%BDname');
});

test('a fix is given with its edits, and left out when an edit would print a secret', () => {
  const { results } = runOf(sampleReport);
  const [change] = results[0].fixes[0].artifactChanges;
  assert.deepEqual(change.replacements, [
    {
      deletedRegion: { startLine: 6, startColumn: 5, endLine: 6, endColumn: 19 },
      insertedContent: { text: 'apt-get update # "quoted"\n' },
    },
  ]);
  const secret = results.find((result: { ruleId: string }) => result.ruleId === 'no-secret-in-env');
  assert.equal(secret.fixes, undefined);
});

test('a file that could not be read makes the run unsuccessful', () => {
  assert.equal(runOf(cleanReport).invocations[0].executionSuccessful, true);
  const [invocation] = runOf(sampleReport).invocations;
  assert.equal(invocation.executionSuccessful, false);
  assert.equal(invocation.toolExecutionNotifications[0].descriptor.id, 'FILE_UNREADABLE');
});

test('the level of a rule is the most severe one of its findings', () => {
  const [subject] = sampleReport.subjects;
  const finding = subject?.findings[0];
  assert.ok(subject && finding);
  const findings = (['info', 'error', 'warning'] as const).map((severity) => ({ ...finding, severity }));
  const run = runOf(reportOf([{ ...subject, findings }]));
  assert.equal(run.tool.driver.rules.length, 1);
  assert.equal(run.tool.driver.rules[0].defaultConfiguration.level, 'error');
  assert.deepEqual(
    run.results.map((result: { level: string }) => result.level),
    ['note', 'error', 'warning'],
  );
});

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON of a foreign format, checked by hand below
type Json = any;

function runOf(report: Report): Json {
  return JSON.parse(formatSarif(report)).runs[0];
}

// The schema by hand: required properties, types, enums, minima and unique items of the objects in use.
// Source: OASIS SARIF 2.1.0, sarif-schema-2.1.0.json. It allows no property that it does not name.

const levels = ['none', 'note', 'warning', 'error'];

function assertSarif(log: Json): void {
  assertKeys(log, ['version', 'runs'], ['$schema']);
  assert.equal(log.version, '2.1.0');
  assert.match(log.$schema, /^https:\/\/.*sarif-schema-2\.1\.0\.json$/);
  assert.equal(log.runs.length, 1);
  for (const run of log.runs) assertRun(run);
}

function assertRun(run: Json): void {
  assertKeys(run, ['tool'], ['columnKind', 'invocations', 'artifacts', 'results']);
  assertKeys(run.tool, ['driver']);
  assertKeys(run.tool.driver, ['name'], ['version', 'rules']);
  assertText(run.tool.driver.name);
  assertText(run.tool.driver.version);
  assertUnique(run.tool.driver.rules);
  for (const rule of run.tool.driver.rules) assertRule(rule);
  assert.equal(run.columnKind, 'utf16CodeUnits');
  for (const invocation of run.invocations) assertInvocation(invocation);
  assertUnique(run.artifacts);
  for (const artifact of run.artifacts) {
    assertKeys(artifact, [], ['location']);
    assertArtifactLocation(artifact.location);
  }
  for (const result of run.results) assertResult(result, run.tool.driver.rules.length);
}

function assertRule(rule: Json): void {
  const texts = ['shortDescription', 'fullDescription', 'help'];
  assertKeys(rule, ['id'], ['name', ...texts, 'defaultConfiguration', 'properties']);
  assertText(rule.id);
  assert.match(rule.name, /^[A-Z][A-Za-z0-9]*$/);
  for (const key of texts) {
    assertKeys(rule[key], ['text'], ['markdown']);
    assertText(rule[key].text);
  }
  assertText(rule.help.markdown);
  assertKeys(rule.defaultConfiguration, [], ['level']);
  assert.ok(levels.includes(rule.defaultConfiguration.level));
  assertUnique(rule.properties.tags);
  for (const tag of rule.properties.tags) assertText(tag);
}

function assertInvocation(invocation: Json): void {
  assertKeys(invocation, ['executionSuccessful'], ['toolExecutionNotifications']);
  assert.equal(typeof invocation.executionSuccessful, 'boolean');
  for (const notification of invocation.toolExecutionNotifications) {
    assertKeys(notification, ['message'], ['descriptor', 'level', 'locations']);
    assertMessage(notification.message);
    assertKeys(notification.descriptor, [], ['id']);
    assertText(notification.descriptor.id);
    assert.ok(levels.includes(notification.level));
    for (const location of notification.locations) assertLocation(location);
  }
}

function assertResult(result: Json, rules: number): void {
  const optional = ['ruleId', 'ruleIndex', 'level', 'locations', 'partialFingerprints', 'relatedLocations', 'fixes'];
  assertKeys(result, ['message'], optional);
  assertMessage(result.message);
  assertText(result.ruleId);
  assert.ok(Number.isInteger(result.ruleIndex) && result.ruleIndex >= 0 && result.ruleIndex < rules);
  assert.ok(levels.includes(result.level));
  assert.equal(result.locations.length, 1);
  for (const location of result.locations) assertLocation(location);
  for (const [key, value] of Object.entries(result.partialFingerprints)) {
    assert.match(key, /^[A-Za-z]+\/v\d+$/);
    assert.match(String(value), /^[0-9a-f]{16}$/);
  }
  assertUnique(result.relatedLocations ?? []);
  for (const location of result.relatedLocations ?? []) {
    assertLocation(location, ['id', 'message']);
    assert.ok(Number.isInteger(location.id) && location.id >= -1);
    assertMessage(location.message);
  }
  assertUnique(result.fixes ?? []);
  for (const fix of result.fixes ?? []) assertFix(fix);
}

function assertFix(fix: Json): void {
  assertKeys(fix, ['artifactChanges'], ['description']);
  assertMessage(fix.description);
  assertUnique(fix.artifactChanges);
  assert.ok(fix.artifactChanges.length >= 1);
  for (const change of fix.artifactChanges) {
    assertKeys(change, ['artifactLocation', 'replacements']);
    assertArtifactLocation(change.artifactLocation);
    assert.ok(change.replacements.length >= 1);
    for (const replacement of change.replacements) {
      assertKeys(replacement, ['deletedRegion'], ['insertedContent']);
      assertRegion(replacement.deletedRegion);
      assertKeys(replacement.insertedContent, [], ['text']);
      assert.equal(typeof replacement.insertedContent.text, 'string');
    }
  }
}

function assertLocation(location: Json, more: readonly string[] = []): void {
  assertKeys(location, ['physicalLocation'], more);
  assertKeys(location.physicalLocation, ['artifactLocation'], ['region']);
  assertArtifactLocation(location.physicalLocation.artifactLocation);
  if (location.physicalLocation.region) assertRegion(location.physicalLocation.region);
}

function assertArtifactLocation(location: Json): void {
  assertKeys(location, ['uri']);
  // RFC 3986: only unreserved characters, percent-encoded ones and slashes are used; no colon in the first segment.
  assert.match(location.uri, /^(?:[\w.~!'()*/-]|%[0-9A-F]{2})+$/);
  assert.doesNotMatch(location.uri, /^\//);
}

function assertRegion(region: Json): void {
  assertKeys(region, ['startLine', 'startColumn', 'endLine', 'endColumn']);
  for (const value of Object.values(region)) assert.ok(Number.isInteger(value) && Number(value) >= 1);
  assert.ok(region.endLine > region.startLine || region.endColumn >= region.startColumn);
}

function assertMessage(message: Json): void {
  assertKeys(message, ['text']);
  assertText(message.text);
  assert.doesNotMatch(message.text, /[\0-\x08\x0b-\x1f]|\p{Surrogate}/u);
}

function assertKeys(value: Json, required: readonly string[], optional: readonly string[] = []): void {
  assert.equal(typeof value, 'object');
  for (const key of required) assert.ok(key in value, `${key} is missing`);
  for (const key of Object.keys(value)) assert.ok([...required, ...optional].includes(key), `${key} is not known`);
}

function assertText(value: Json): void {
  assert.ok(typeof value === 'string' && value.length > 0);
}

function assertUnique(items: readonly Json[]): void {
  assert.equal(new Set(items.map((item) => JSON.stringify(item))).size, items.length);
}
