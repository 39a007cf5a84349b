import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import { parseYaml } from '#project/parse-yaml.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { findHealthPath } from '../health-path.js';
import { findInSources, placeOf, readSources, type Sources } from '../search-sources.js';
import type { JavaProgram } from './java-build.js';

/** What a program of the JVM serves, by its settings and its sources. */
export interface Service {
  readonly port: Fact<number> | undefined;
  readonly healthPath: Fact<string> | undefined;
  /** The variable by which the port can be set. */
  readonly portVariable: string | undefined;
}

/** Reads where a module listens and what it answers when all is well. */
export async function readService(files: Files, { module, dependencies }: JavaProgram): Promise<Service> {
  const below = filesBelow(files, module);
  const place = (from: string) => (module === '' ? from : `${module}/${from}`);
  const uses = (pattern: RegExp) => dependencies.find((each) => pattern.test(each));
  const settings = await readSettings(below);
  const sources = await readSources(below, (path) => /^src\/main\/.+\.(?:java|kt)$/.test(path));
  const route = findHealthPath(sources);
  const routeFact = route && { ...route, from: place(route.from) };
  const portOf = (key: string): Fact<number> | undefined => {
    const said = settings.get(key);
    const number = Number(
      /^\$\{[^:}]+:(\d+)\}$|^(\d+)$/
        .exec(said?.value ?? '')
        ?.slice(1)
        .find(Boolean),
    );
    return said && number > 0 ? certain(number, place(`${said.path}#${key}`)) : undefined;
  };
  const web = uses(/^org\.springframework\.boot:spring-boot-starter-(?:web|webflux|webmvc|jersey|graphql|data-rest)$/);
  if (web) {
    const actuator = uses(/spring-boot-starter-actuator$/);
    const context = settings.get('server.servlet.context-path')?.value ?? '';
    const base = settings.get('management.endpoints.web.base-path')?.value ?? '/actuator';
    const health =
      actuator && !settings.has('management.server.port') ? likely(`${context}${base}/health`, actuator) : routeFact;
    return {
      port: portOf('server.port') ?? likely(8080, `${web}, which listens there`),
      healthPath: health,
      portVariable: 'SERVER_PORT',
    };
  }
  const quarkus = uses(/^io\.quarkus:quarkus-(?:rest|resteasy|vertx-http|reactive-routes|undertow|smallrye-graphql)/);
  if (quarkus) {
    const smallrye = uses(/^io\.quarkus:quarkus-smallrye-health$/);
    return {
      port: portOf('quarkus.http.port') ?? likely(8080, `${quarkus}, which listens there`),
      healthPath: smallrye ? likely('/q/health/live', smallrye) : routeFact,
      portVariable: 'QUARKUS_HTTP_PORT',
    };
  }
  const port = portOf('ktor.deployment.port') ?? portOf('micronaut.server.port') ?? portIn(sources, place);
  const server = uses(
    /^(?:io\.ktor:ktor-server-(?:netty|cio|jetty|tomcat|core)|io\.javalin:javalin|io\.micronaut:micronaut-http-server)/,
  );
  const variable = findInSources(sources, /getenv\(\s*"(\w*PORT)"|getenv\(\)\["(\w*PORT)"\]/);
  return {
    port: port ?? (server ? assumed(8080, `${server} listens; no port was found`) : undefined),
    healthPath: routeFact,
    portVariable: variable?.match[1] ?? variable?.match[2],
  };
}

function portIn(sources: Sources, place: (from: string) => string): Fact<number> | undefined {
  const hit =
    findInSources(sources, /getenv\("\w*PORT"[^\n]{0,80}?"?\b(\d{4,5})\b/) ??
    findInSources(sources, /getOrDefault\(\s*"\w*PORT",\s*"(\d{2,5})"/) ??
    findInSources(
      sources,
      /(?:embeddedServer\([^)]*?port\s*=|InetSocketAddress\(|\.start\(|\.listen\(|ServerSocket\()\s*(\d{2,5})\b/,
    );
  return hit ? likely(Number(hit.match[1]), place(placeOf(hit))) : undefined;
}

type Settings = ReadonlyMap<string, { readonly value: string; readonly path: string }>;

/** The settings that hold without a profile. */
async function readSettings(files: Files): Promise<Settings> {
  const settings = new Map<string, { value: string; path: string }>();
  for (const name of ['application.properties', 'application.yml', 'application.yaml', 'application.conf']) {
    const path = `src/main/resources/${name}`;
    const text = await files.read(path);
    if (text === undefined) continue;
    const pairs = name.endsWith('.properties')
      ? propertiesOf(text)
      : name.endsWith('.conf')
        ? hoconOf(text)
        : yamlOf(text);
    for (const [key, value] of pairs) if (!settings.has(key)) settings.set(key, { value, path });
  }
  return settings;
}

function propertiesOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^[ \t]*([\w.-]+)[ \t]*[=:][ \t]*(.*?)[ \t]*$/gm)].map(([, key = '', value = '']) => [
    key,
    value,
  ]);
}

/** The first document of a YAML file: later ones are for profiles. */
function yamlOf(text: string): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [name, each] of Object.entries(value)) walk(each, key === '' ? name : `${key}.${name}`);
    else if (typeof value === 'string' || typeof value === 'number') pairs.push([key, String(value)]);
  };
  walk(parseYaml(text.split(/^---\s*$/m).find((part) => part.trim() !== '') ?? ''), '');
  return pairs;
}

/** As much of Ktor's own format as the port needs. */
function hoconOf(text: string): readonly (readonly [string, string])[] {
  const port = /^\s*port\s*=\s*(\d+)\s*$/m.exec(text)?.[1];
  return port ? [['ktor.deployment.port', port]] : [];
}
