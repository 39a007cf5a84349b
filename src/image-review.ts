import { parse } from '#dockerfile/parse.js';
import type { ImageFacts } from '#image/facts.js';
import { checkerOf } from '#lint/check.js';
import type { Config } from '#lint/config.js';
import type { ImageBaseline, ImageStep, ImageSubject } from '#lint/image-rule.js';
import { activeRules, RuleNames } from '#lint/rule-set.js';
import { suppress, suppressionsIn } from '#lint/suppress.js';
import { modelOf } from '#model/model.js';
import type { Subject } from '#report/report.js';
import { subjectOf } from '#report/subject-of.js';
import { rules } from '#rules/index.js';
import { stepInstructionsOf } from './image-lines.js';
import { imagePageOf } from './image-page.js';

/** What is known around an image that is reviewed. */
export interface ImageSurroundings {
  /** The Dockerfile that it was built from: findings are shown there, and its suppression comments count. */
  readonly dockerfile?: { readonly path: string; readonly text: string } | undefined;
  /** How many of its layers are those of its base image. */
  readonly baseLayers?: number | undefined;
  readonly baseline?: ImageBaseline | undefined;
}

/** A reviewed image with the text that its findings have their places in. */
export interface ReviewedImage {
  readonly subject: Subject;
  readonly text: string;
}

const names = new RuleNames(rules);
const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** Reviews an image by the rules for images. Synchronous and without I/O: the facts have been read before. */
export function reviewImage(facts: ImageFacts, config: Config, around: ImageSurroundings = {}): ReviewedImage {
  const subject = imageSubjectOf(facts, around);
  const checker = checkerOf(activeRules(rules, names, config), config);
  const found = checker.checkImage(subject);
  const { dockerfile } = around;
  const suppressions = dockerfile && config.suppressions !== false ? suppressionsIn(parse(dockerfile.text)) : [];
  const { findings } = suppress(found, suppressions, names, checker.isActive);
  const path = dockerfile?.path ?? facts.name;
  const ruleOf = (id: string) => byId.get(id) as (typeof rules)[number];
  return { subject: subjectOf('image', path, subject.text, findings, ruleOf), text: subject.text };
}

/** An image as the rules see it. */
export function imageSubjectOf(image: ImageFacts, around: ImageSurroundings = {}): ImageSubject {
  const { dockerfile, baseLayers = 0, baseline } = around;
  const page = imagePageOf(image.config);
  const known = { name: image.name, image, baseline };
  if (dockerfile) {
    return { ...known, text: dockerfile.text, steps: stepsIn(dockerfile.text, page.steps, image) };
  }
  const own = page.steps.findIndex(({ layer }) => layer !== undefined && layer >= baseLayers);
  const steps = page.steps.map((step, index) => ({ ...step, isBase: index < own || own < 0 }));
  return { ...known, text: page.text, steps: baseLayers > 0 ? steps : page.steps };
}

/** The steps with their places in the Dockerfile. */
function stepsIn(dockerfile: string, steps: readonly ImageStep[], { config }: ImageFacts): readonly ImageStep[] {
  const instructions = stepInstructionsOf(dockerfile, config);
  const root = modelOf(parse(dockerfile)).stages.find(({ shipped }) => shipped);
  const from = (root?.from.image ?? root?.from)?.span ?? { start: 0, end: 0 };
  return steps.map((step, index) => {
    const instruction = instructions[index];
    const span = instruction?.span ?? from;
    return { ...step, span, isBase: instruction === undefined, placeOf: () => span };
  });
}
