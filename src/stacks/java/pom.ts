import { XMLParser } from 'fast-xml-parser';

/** What an image needs to know of a pom.xml; values as they stand there, `${…}` and all. */
export interface Pom {
  readonly groupId: string | undefined;
  readonly artifactId: string;
  readonly version: string | undefined;
  /** `jar`, `war`, `pom`. */
  readonly packaging: string;
  readonly finalName: string | undefined;
  readonly parent: PomParent | undefined;
  readonly properties: Readonly<Record<string, string>>;
  readonly modules: readonly string[];
  /** Those of this module and those that it manages. */
  readonly dependencies: readonly Coordinates[];
  readonly managed: readonly Coordinates[];
  readonly plugins: readonly PomPlugin[];
}

export interface PomParent extends Coordinates {
  /** Where the parent lies; undefined for the folder above, empty for the registry. */
  readonly relativePath: string | undefined;
}

export interface Coordinates {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string | undefined;
}

export interface PomPlugin extends Coordinates {
  /** Every text in the plugin's configuration and executions, by the name of its element. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Reads a pom.xml; undefined when it is none. */
export function parsePom(text: string): Pom | undefined {
  const project = projectOf(text);
  const artifactId = textAt(project, 'artifactId');
  if (!project || artifactId === undefined) return undefined;
  const build = childOf(project, 'build');
  const parent = childOf(project, 'parent');
  return {
    groupId: textAt(project, 'groupId'),
    artifactId,
    version: textAt(project, 'version'),
    packaging: textAt(project, 'packaging') ?? 'jar',
    finalName: textAt(build, 'finalName'),
    parent: parent && { ...coordinatesOf(parent), relativePath: textAt(parent, 'relativePath') },
    properties: Object.fromEntries(
      Object.entries(childOf(project, 'properties') ?? {}).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    ),
    modules: listAt(childOf(project, 'modules'), 'module').filter((each) => typeof each === 'string'),
    dependencies: nodesAt(childOf(project, 'dependencies'), 'dependency').map((node) => coordinatesOf(node)),
    managed: nodesAt(childOf(childOf(project, 'dependencyManagement'), 'dependencies'), 'dependency').map((node) =>
      coordinatesOf(node),
    ),
    plugins: nodesAt(childOf(build, 'plugins'), 'plugin').map((plugin) => ({
      ...coordinatesOf(plugin, 'org.apache.maven.plugins'),
      settings: settingsOf(plugin),
    })),
  };
}

type Node = Readonly<Record<string, unknown>>;

function projectOf(text: string): Node | undefined {
  try {
    return childOf(new XMLParser({ ignoreAttributes: true, parseTagValue: false }).parse(text), 'project');
  } catch {
    // What is no XML is no pom.xml.
    return undefined;
  }
}

function childOf(node: unknown, name: string): Node | undefined {
  const child = isNode(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  return isNode(child) ? child : undefined;
}

function textAt(node: Node | undefined, name: string): string | undefined {
  const value = node && Object.hasOwn(node, name) ? node[name] : undefined;
  return typeof value === 'string' ? value.trim() : undefined;
}

/** An element that stands alone is no list to the parser. */
function listAt(node: Node | undefined, name: string): readonly unknown[] {
  const value = node && Object.hasOwn(node, name) ? node[name] : undefined;
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function nodesAt(node: Node | undefined, name: string): readonly Node[] {
  return listAt(node, name).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function coordinatesOf(node: Node, ownGroup = ''): Coordinates {
  return {
    groupId: textAt(node, 'groupId') ?? ownGroup,
    artifactId: textAt(node, 'artifactId') ?? '',
    version: textAt(node, 'version'),
  };
}

function settingsOf(plugin: Node): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (!settings.has(name)) settings.set(name, value.trim());
    } else if (Array.isArray(value)) for (const each of value) walk(each, name);
    else if (isNode(value)) for (const [key, each] of Object.entries(value)) walk(each, key);
  };
  walk(plugin.configuration, 'configuration');
  walk(plugin.executions, 'executions');
  return settings;
}
