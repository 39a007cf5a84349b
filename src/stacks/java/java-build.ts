import type { VersionWish } from '../choose-version.js';

/** What a Maven or Gradle build makes and how, as its files say. */
export interface JavaBuild {
  readonly tool: 'Maven' | 'Gradle';
  readonly name: string;
  /** The script that brings the tool in the version of the project; undefined without one that works. */
  readonly wrapper: string | undefined;
  /** What tells which modules and packages there are. */
  readonly manifests: readonly string[];
  readonly programs: readonly JavaProgram[];
  readonly wishes: readonly VersionWish[];
  /** `group:artifact` of everything that is used. */
  readonly dependencies: readonly string[];
  /** It has modules below its root. */
  readonly hasModules: boolean;
  /** What it makes depends on the machine that makes it. */
  readonly isNative: boolean;
}

/** A module of a build that can be started. */
export interface JavaProgram {
  /** The folder of the module; `''` is the root. */
  readonly module: string;
  /** How it is packed, which decides how it is copied and started. */
  readonly packing: Packing;
  /** The file or folder that the build makes, from the build's root. */
  readonly output: string;
  /** The class to start where the file does not name it. */
  readonly mainClass: string | undefined;
  /** Of Spring Boot: it decides how the layers are taken out. */
  readonly bootVersion: string | undefined;
  /** `group:artifact` of what this module uses. */
  readonly dependencies: readonly string[];
  /** Where this was read. */
  readonly from: string;
}

/**
 * `boot jar`: a jar with layers; `quarkus`: a folder with a jar that starts it; `one jar`: everything in it;
 * `libraries`: a jar, and its libraries in a folder that the build fills; `war`: for a servlet container.
 */
export type Packing = 'boot jar' | 'quarkus' | 'one jar' | 'libraries' | 'war';
