/** A port as EXPOSE names it. */
export interface ExposedPort {
  /** `127.0.0.1:8080:` of `127.0.0.1:8080:80/tcp`: what only `docker run -p` understands; '' as it should be. */
  readonly host: string;
  readonly first: number;
  /** The end of a range, the same as `first` for a single port. */
  readonly last: number;
  /** As it is written; `tcp` when nothing is. */
  readonly protocol: string;
}

/** Reads a word of EXPOSE without variables; undefined when it names no port at all. */
export function readExposedPort(text: string): ExposedPort | undefined {
  const slash = text.indexOf('/', text.lastIndexOf(':') + 1);
  const address = slash < 0 ? text : text.slice(0, slash);
  const host = address.slice(0, address.lastIndexOf(':') + 1);
  const match = /^(\d+)(?:-(\d+))?$/.exec(address.slice(host.length));
  if (!match) return undefined;
  const first = Number(match[1]);
  return {
    host,
    first,
    last: match[2] === undefined ? first : Number(match[2]),
    protocol: slash < 0 ? 'tcp' : text.slice(slash + 1),
  };
}

/** Whether Docker takes the port: from 0 to 65535, the range not upside down, a protocol that it knows. */
export function isValidPort({ first, last, protocol }: ExposedPort): boolean {
  return first <= last && last <= 65535 && /^(?:tcp|udp|sctp)?$/i.test(protocol);
}
