import type { ContextListing } from '#dockerignore/context-listing.js';
import type { Dockerignore } from '#dockerignore/dockerignore.js';
import type { Model } from '#model/model.js';
import type { Report, RuleOptions } from './rule.js';

/** A .dockerignore that is checked, with what is known of the project around it. */
export interface IgnoreSubject {
  readonly path: string;
  readonly text: string;
  readonly dockerignore: Dockerignore;
  /** The folder that it is about; undefined when the caller knows no project: then rules that need it are silent. */
  readonly listing?: ContextListing | undefined;
  /** The Dockerfiles that are built with it; empty when none is known. */
  readonly dockerfiles: readonly UsingDockerfile[];
  /** For NAME.dockerignore: the .dockerignore beside it, which Docker does not read then. */
  readonly replaced?: Dockerignore | undefined;
}

/** A Dockerfile that is built with a .dockerignore. */
export interface UsingDockerfile {
  readonly path: string;
  readonly model: Model;
}

/** What a rule for .dockerignore may ask and where it reports. */
export interface IgnoreContext<Message extends string = string, Options extends RuleOptions = RuleOptions>
  extends IgnoreSubject {
  readonly options: Options;
  report(report: Report<Message>): void;
}

/** The check of a rule for .dockerignore: it looks at the whole file. */
export type IgnoreCheck<
  Message extends string = string,
  Options extends RuleOptions = RuleOptions,
  Ctx = IgnoreContext<Message, Options>,
> = (context: Ctx) => void;
