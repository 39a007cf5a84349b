import type { ImageFacts } from '#image/facts.js';
import type { Command } from '#shell/command.js';
import type { Span } from '#text/span.js';
import type { Finding } from './finding.js';
import type { Report, RuleOptions } from './rule.js';

/** An image that is checked, with the text in which its findings have their places. */
export interface ImageSubject {
  /** The history written as a Dockerfile, or the Dockerfile that the image was built from. */
  readonly text: string;
  /** The name that it goes by: the one that was asked for. */
  readonly name: string;
  readonly image: ImageFacts;
  /** The steps of its build, the first one first. */
  readonly steps: readonly ImageStep[];
  /** What the image was when somebody wrote it down; undefined when nobody has. */
  readonly baseline?: ImageBaseline | undefined;
}

/** A step of the history. */
export interface ImageStep {
  /** `RUN`, `COPY` …; empty where the history has something else. */
  readonly keyword: string;
  /** The instruction in one line. */
  readonly instruction: string;
  /** The layer that it made. */
  readonly layer: number | undefined;
  /** The commands that a RUN has run. */
  readonly commands: readonly Command[];
  /** Where it stands in the text; a step of a base image at the FROM of a Dockerfile. */
  readonly span: Span;
  /** Whether it belongs to a base image; undefined when nobody knows. */
  readonly isBase: boolean | undefined;
  /** The place of a part of its commands: in a Dockerfile, where it may be written otherwise, the whole step. */
  placeOf(part: Span): Span;
}

/** What growth is measured by. */
export interface ImageBaseline {
  /** Bytes of the files in all layers. */
  readonly size: number;
}

/** What a rule about images reports: without a place of its own, that of the layer's step, or else of the last step. */
export interface ImageReport<Message extends string = string> extends Omit<Report<Message>, 'at' | 'related' | 'fix'> {
  readonly at?: Span | undefined;
  readonly layer?: number | undefined;
  /** The paths that it is about, the most telling first. */
  readonly paths?: readonly string[];
}

/** What a rule for images may ask and where it reports. */
export interface ImageContext<Message extends string = string, Options extends RuleOptions = RuleOptions>
  extends ImageSubject {
  readonly options: Options;
  /** The day on which the image is judged, `YYYY-MM-DD`. */
  readonly today: string;
  /** Where the last step with this keyword stands; undefined where there is none. */
  lastPlaceOf(keyword: string): Span | undefined;
  report(report: ImageReport<Message>): void;
}

/** The check of a rule for images: it looks at the whole image. */
export type ImageCheck<
  Message extends string = string,
  Options extends RuleOptions = RuleOptions,
  Ctx = ImageContext<Message, Options>,
> = (context: Ctx) => void;

/** The report with its place. */
export function placedReport(
  { steps }: ImageSubject,
  { at, layer, paths, ...rest }: ImageReport,
): Report & Pick<Finding, 'inside'> {
  const step = layer === undefined ? steps.at(-1) : steps.find((each) => each.layer === layer);
  const inside = layer === undefined && !paths ? undefined : { layer, paths: paths ?? [] };
  return { ...rest, at: at ?? step?.span ?? { start: 0, end: 0 }, inside };
}
