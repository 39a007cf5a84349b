import type { Command } from '#shell/command.js';
import type { Observation, ObservedFile, ObservedRuntime, ObservedUser } from './observation.js';
import type { Original } from './original.js';

/** The commands of an original that make users and groups. */
export function userCommands({ runs }: Original): readonly Command[] {
  return runs.flatMap(({ commands }) =>
    commands.filter(({ program }) => /^(?:useradd|adduser|groupadd|addgroup|usermod)$/.test(program)),
  );
}

/** Makes the users that own what is copied or run the program, and that neither the image nor a command of the file makes. */
export function missingUsers(
  { document, stage }: Original,
  { users, groups, distribution }: Observation,
  runtime: ObservedRuntime,
  repeated: readonly Command[],
  copied: readonly ObservedFile[],
): readonly string[] {
  const owners = new Set(copied.map(({ uid }) => uid));
  const made = repeated.map(({ span }) => document.text.slice(span.start, span.end)).join(' ');
  const isMissing = ({ name, uid }: ObservedUser) =>
    (owners.has(uid) || name === stage.at().user) && !runtime.users.includes(name) && !made.split(/\s+/).includes(name);
  return users.filter(isMissing).flatMap(({ name, uid, gid, home, shell }) => {
    const group = groups.find((each) => each.gid === gid)?.name ?? name;
    return distribution.id === 'alpine'
      ? [`addgroup -g ${gid} ${group}`, `adduser -D -H -u ${uid} -G ${group} -h ${home} -s ${shell} ${name}`]
      : [`groupadd -g ${gid} ${group}`, `useradd -u ${uid} -g ${gid} -d ${home} -s ${shell} ${name}`];
  });
}
