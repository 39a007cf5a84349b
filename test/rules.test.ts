import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from '#dockerfile/parse.js';
import type { ContextListing } from '#dockerignore/context-listing.js';
import { parseDockerignore } from '#dockerignore/dockerignore.js';
import { analyseImage } from '#image/analyse.js';
import { factSearch } from '#image/facts.js';
import { imageSubjectOf } from '#image-review.js';
import type { Checker } from '#lint/check.js';
import { checkerOf } from '#lint/check.js';
import type { Finding } from '#lint/finding.js';
import type { FixedText } from '#lint/fix.js';
import { fixText } from '#lint/fix.js';
import { dockerfileGates } from '#lint/gates.js';
import { ignoreGates } from '#lint/ignore-gates.js';
import type { Reviewed, ReviewedIgnore } from '#lint/reviewed.js';
import type { Example, Rule } from '#lint/rule.js';
import { RuleNames } from '#lint/rule-set.js';
import { suppress, suppressionsIn } from '#lint/suppress.js';
import { modelOf } from '#model/model.js';
import { rules } from '#rules/index.js';
import { applyEdits } from '#text/edit.js';
import { describedImage } from './image/described-image.js';

const root = fileURLToPath(new URL('../src/rules', import.meta.url));
const names = new RuleNames(rules);
const only = process.env.RULE;

describe('every rule', () => {
  it('has a file named after it in the folder of its category, and is in the index', () => {
    const files = ['dockerfile', 'dockerignore', 'image'].flatMap((subject) =>
      readdirSync(join(root, subject)).flatMap((category) =>
        readdirSync(join(root, subject, category)).map((file) => `${subject}/${category}/${basename(file, '.ts')}`),
      ),
    );
    assert.deepEqual(rules.map((rule) => `${rule.subject}/${rule.category}/${rule.id}`).sort(), files.sort());
  });

  it('has an id of its own, and shares no alias within the same practice by mistake', () => {
    const ids = rules.map((rule) => rule.id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});

for (const rule of rules.filter(({ id }) => !only || id === only)) {
  describe(rule.id, () => {
    it('says why, names the way out, and shows a bad and a good example', () => {
      assert.match(
        rule.id,
        /^(?:no|use|pin|declare|name|keep|copy|set|clean|verify|sort|match|put|quote|limit|require)-[a-z0-9-]+$/,
      );
      assert.ok(rule.why.length >= 60, 'why is too short');
      assert.match(rule.why, /[.]$/);
      assert.match(rule.remedy, /^[A-Z].*\.$/);
      assert.ok(!rule.title.endsWith('.'));
      assert.ok(rule.examples.some((example) => example.bad !== undefined));
      assert.ok(rule.examples.some((example) => example.good !== undefined));
      for (const message of Object.values(rule.messages)) assert.match(message, /(?:[.?!]|\})$/);
    });
    for (const [index, example] of rule.examples.entries()) {
      it(example.title ?? `example ${index + 1}`, () => proveExample(rule, example));
    }
  });
}

async function proveExample(rule: Rule, example: Example): Promise<void> {
  if (rule.subject === 'image') return proveImageExample(rule, example);
  const { bad, good } = example;
  if (good !== undefined) assert.deepEqual(run(rule, good, example), [], 'good has findings');
  if (bad === undefined) return;
  const findings = run(rule, bad, example);
  assert.equal(
    findings.length,
    1,
    `bad has ${findings.length} findings:\n${findings.map((each) => each.message).join('\n')}`,
  );
  const [finding] = findings as [Finding];
  assert.equal(bad.slice(finding.at.start, finding.at.end), example.at);
  assert.doesNotMatch(finding.message, /\{|\}|undefined/);
  if (!finding.fix) return;
  assert.ok(good !== undefined, 'a finding with a fix shows what becomes of it');
  assert.equal(applyEdits(bad, finding.fix.edits), good);
  const { withheld, text } = fixedText(rule, bad, example);
  assert.deepEqual(withheld, [], 'a gate stops the fix');
  assert.equal(text, good, 'the fix goes on when it is repeated');
}

async function proveImageExample(rule: Rule, example: Example): Promise<void> {
  const { bad, good } = example;
  if (good !== undefined) assert.deepEqual((await readImage(rule, good, example)).findings, [], 'good has findings');
  if (bad === undefined) return;
  const { text, findings } = await readImage(rule, bad, example);
  assert.equal(
    findings.length,
    1,
    `bad has ${findings.length} findings:\n${findings.map((each) => each.message).join('\n')}`,
  );
  const [finding] = findings as [Finding];
  assert.equal(text.slice(finding.at.start, finding.at.end), example.at);
  assert.doesNotMatch(finding.message, /\{|\}|undefined/);
}

async function readImage(rule: Rule, description: string, example: Example) {
  const search = factSearch();
  const scanned = await analyseImage(describedImage(description, example), { watch: search.watch });
  const baseline = example.baseline === undefined ? undefined : { size: example.baseline };
  const subject = imageSubjectOf(await search.found(scanned), { baseline });
  return { text: subject.text, findings: checkerFor(rule, example).checkImage(subject) };
}

function run(rule: Rule, text: string, example: Example): readonly Finding[] {
  const read = rule.subject === 'dockerignore' ? readDockerignore : readDockerfile;
  return read(rule, text, example).findings;
}

function fixedText(rule: Rule, text: string, example: Example): FixedText {
  return rule.subject === 'dockerignore'
    ? fixText(
        text,
        (each) => readDockerignore(rule, each, example),
        () => true,
        ignoreGates,
      )
    : fixText(
        text,
        (each) => readDockerfile(rule, each, example),
        () => true,
        dockerfileGates,
      );
}

function checkerFor(rule: Rule, { options, builder }: Example): Checker {
  const active = { rule, severity: rule.severity, options: { ...rule.options, ...options } };
  return checkerOf([active], { today: '2026-11-21', ...(builder && { builder }) });
}

function readDockerignore(rule: Rule, text: string, example: Example): ReviewedIgnore {
  const { dockerfile, dockerignore } = example;
  const subject = {
    path: '.dockerignore',
    text,
    dockerignore: parseDockerignore(text),
    listing: listingOf(example),
    dockerfiles: dockerfile === undefined ? [] : [{ path: 'Dockerfile', model: modelOf(parse(dockerfile)) }],
    replaced: dockerignore === undefined ? undefined : parseDockerignore(dockerignore),
  };
  return { text, subject, findings: checkerFor(rule, example).checkIgnore(subject) };
}

/** The files of an example with the folders above them. */
function listingOf({ files, sizes = {}, gitIgnored = [] }: Example): ContextListing | undefined {
  if (!files) return undefined;
  const folders = new Set<string>();
  for (const path of files) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  }
  const entries = [
    ...[...folders].map((path) => ({ path, size: 0, isFolder: true })),
    ...files.map((path) => ({
      path,
      size: sizes[path] ?? 1000,
      isFolder: false,
      isGitIgnored: gitIgnored.includes(path),
    })),
  ];
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), isComplete: true };
}

function readDockerfile(rule: Rule, text: string, example: Example): Reviewed {
  const { dockerignore, files, texts } = example;
  const document = parse(text);
  const checker = checkerFor(rule, example);
  const isIgnored = dockerignore === undefined ? undefined : parseDockerignore(dockerignore).isIgnored;
  const model = modelOf(document);
  const subject = {
    path: 'Dockerfile',
    document,
    model,
    isIgnored,
    hasFile: files && ((path: string) => files.includes(path)),
    readFile: texts && ((path: string) => texts[path]),
    listing: listingOf(example),
  };
  const { findings, judged } = suppress(checker.check(subject), suppressionsIn(document), names, checker.isActive);
  return { text, document, model, findings: [...findings, ...checker.checkSuppressions(judged)] };
}
