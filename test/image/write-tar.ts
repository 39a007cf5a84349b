/** A member of a tar for a test; `type` is the flag of its header. */
export interface Member {
  readonly path: string;
  readonly type?: string;
  readonly content?: string | Buffer;
  readonly size?: number | Buffer;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly mtime?: number;
  readonly link?: string;
  /** Overwrites bytes of the header before its checksum is made. */
  readonly patch?: (header: Buffer) => void;
  readonly badChecksum?: boolean;
}

/** A ustar archive; two empty blocks end it. */
export function writeTar(members: readonly Member[]): Buffer {
  return Buffer.concat([...members.map(writeMember), Buffer.alloc(1024)]);
}

/** One member with its content and padding. */
export function writeMember(member: Member): Buffer {
  const content = Buffer.from(member.content ?? '');
  const header = Buffer.alloc(512);
  const size = member.size ?? content.length;
  header.write(member.path, 0, 100, 'utf8');
  header.write(octal(member.mode ?? (member.type === '5' ? 0o755 : 0o644), 7), 100);
  header.write(octal(member.uid ?? 0, 7), 108);
  header.write(octal(member.gid ?? 0, 7), 116);
  if (Buffer.isBuffer(size)) size.copy(header, 124);
  else header.write(octal(size, 11), 124);
  header.write(octal(member.mtime ?? 0, 11), 136);
  header.write(member.type ?? '0', 156);
  header.write(member.link ?? '', 157, 100, 'utf8');
  header.write('ustar\x0000', 257, 'latin1');
  member.patch?.(header);
  header.fill(0x20, 148, 156);
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${octal(member.badChecksum ? sum + 1 : sum, 6)}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

/** A pax header for the member that follows. */
export function paxMember(records: Readonly<Record<string, string>>, type = 'x'): Member {
  return {
    path: 'pax',
    type,
    content: Buffer.concat(Object.entries(records).map(([key, value]) => paxRecord(key, value))),
  };
}

function paxRecord(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest) + 1;
  while (String(length).length + Buffer.byteLength(rest) > length) length++;
  return Buffer.from(`${length}${rest}`);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
