/** A container port as EXPOSE or a port specification names it. */
export interface ContainerPort {
  readonly port: number;
  readonly protocol: string;
}

/**
 * The container ports of `[[host-ip:]host-port:]container-port[/protocol]`, ranges written out; undefined when the
 * text is no such specification. Source: docker/go-connections, the format of `docker run --publish`.
 */
export function parsePorts(text: string): readonly ContainerPort[] | undefined {
  const slash = text.lastIndexOf('/');
  const protocol = (slash < 0 ? 'tcp' : text.slice(slash + 1)).toLowerCase();
  if (!/^(?:tcp|udp|sctp)$/.test(protocol)) return undefined;
  const { host, hostPorts, containerPorts } = partsOf(slash < 0 ? text : text.slice(0, slash));
  const container = rangeOf(containerPorts);
  if (!container || !isHost(host)) return undefined;
  const outer = hostPorts === '' ? container : rangeOf(hostPorts);
  if (!outer) return undefined;
  const count = container.end - container.start;
  if (outer.end - outer.start !== count && count !== 0) return undefined;
  return Array.from({ length: count + 1 }, (_, index) => ({ port: container.start + index, protocol }));
}

/** The last two parts are ports; what stands before them is a host, which may hold colons itself. */
function partsOf(text: string): { readonly host: string; readonly hostPorts: string; readonly containerPorts: string } {
  const last = text.lastIndexOf(':');
  if (last < 0) return { host: '', hostPorts: '', containerPorts: text };
  const before = text.lastIndexOf(':', last - 1);
  return {
    host: before < 0 ? '' : text.slice(0, before),
    hostPorts: text.slice(before + 1, last),
    containerPorts: text.slice(last + 1),
  };
}

function rangeOf(text: string): { readonly start: number; readonly end: number } | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  const start = Number(match[1]);
  const end = Number(match[2] ?? match[1]);
  return start <= end && end <= 65_535 ? { start, end } : undefined;
}

/** An IP address, or nothing; names are not resolved. */
function isHost(host: string): boolean {
  if (host === '') return true;
  const bare = /^\[(.*)\]$/.exec(host)?.[1] ?? host;
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(bare) || (/^[0-9a-f:.]+$/i.test(bare) && bare.includes(':'));
}
