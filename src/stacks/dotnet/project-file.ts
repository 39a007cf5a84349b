import { XMLParser } from 'fast-xml-parser';

/** What an image needs to know of a csproj, fsproj or vbproj. */
export interface ProjectFile {
  /** `Microsoft.NET.Sdk.Web`; undefined in the format from before .NET Core. */
  readonly sdk: string | undefined;
  /** The last one of a name; conditions are not looked at. */
  readonly properties: ReadonlyMap<string, string>;
  /** Paths of other projects as they stand there, with forward slashes. */
  readonly references: readonly string[];
  readonly packages: readonly string[];
  /** Shared frameworks besides that of the SDK: `Microsoft.AspNetCore.App`. */
  readonly frameworkReferences: readonly string[];
}

/** Reads a project file, or the properties that are shared by several; undefined when it is none. */
export function parseProjectFile(text: string): ProjectFile | undefined {
  const project = rootOf(text);
  if (!isNode(project)) return undefined;
  const properties = new Map<string, string>();
  for (const group of nodesAt(project, 'PropertyGroup'))
    for (const [name, value] of Object.entries(group)) {
      const said = isNode(value) ? value['#text'] : Array.isArray(value) ? value.at(-1) : value;
      if (typeof said === 'string' && !name.startsWith('@')) properties.set(name, said.trim());
    }
  const items = nodesAt(project, 'ItemGroup');
  const included = (name: string) =>
    items.flatMap((group) => nodesAt(group, name)).flatMap((each) => textAt(each, '@Include') ?? []);
  return {
    sdk: textAt(project, '@Sdk') ?? textAt(nodesAt(project, 'Sdk')[0], '@Name'),
    properties,
    references: included('ProjectReference').map((path) => path.replaceAll('\\', '/')),
    packages: included('PackageReference'),
    frameworkReferences: included('FrameworkReference'),
  };
}

type Node = Readonly<Record<string, unknown>>;

function rootOf(text: string): unknown {
  try {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });
    const document: unknown = parser.parse(text);
    return isNode(document) ? document.Project : undefined;
  } catch {
    // What is no XML is no project.
    return undefined;
  }
}

function nodesAt(node: Node, name: string): readonly Node[] {
  const value = Object.hasOwn(node, name) ? node[name] : undefined;
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function textAt(node: Node | undefined, name: string): string | undefined {
  const value = node?.[name];
  return typeof value === 'string' ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
