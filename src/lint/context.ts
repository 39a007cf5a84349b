import type { Document, Instruction } from '#dockerfile/document.js';
import type { ContextListing } from '#dockerignore/context-listing.js';
import type { Model } from '#model/model.js';
import type { Stage, State } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import type { Report, RuleOptions } from './rule.js';

/** What a rule may ask and where it reports. */
export interface Context<Message extends string = string, Options extends RuleOptions = RuleOptions> {
  /** The file's path as it was given; '' when it has none. */
  readonly path: string;
  readonly text: string;
  readonly document: Document;
  readonly model: Model;
  readonly options: Options;
  /** The day on which the file is judged, `YYYY-MM-DD`: what has ended by then is end of life. */
  readonly today: string;
  /** Whether the builder keeps its cache between builds, so that a cache mount pays; undefined when nobody said. */
  readonly builder: 'persistent' | 'ephemeral' | undefined;
  /** Whether .dockerignore leaves a path out of the build context; undefined when the caller knows no .dockerignore. */
  readonly isIgnored: ((path: string) => boolean) | undefined;
  /** Whether the build context has a file at a path, from its root; undefined when the caller knows no project. */
  readonly hasFile: ((path: string) => boolean) | undefined;
  /** The text of a file of the build context; undefined when the caller knows no project. */
  readonly readFile: ((path: string) => string | undefined) | undefined;
  /** What lies in the folder of the build context; undefined when the caller did not look. */
  readonly listing: ContextListing | undefined;
  report(report: Report<Message>): void;
  /** What holds at an instruction; undefined before the first FROM. */
  stateAt(instruction: Instruction): State | undefined;
  stageOf(instruction: Instruction): Stage | undefined;
  /** The commands that an instruction runs. */
  commandsOf(instruction: Instruction): readonly Command[];
  /** The instruction that runs a command. */
  instructionOf(command: Command): Instruction;
  /** Whether the layer of this instruction is part of the image that a plain build makes. */
  isShipped(instruction: Instruction): boolean;
}
