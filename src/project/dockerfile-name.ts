/** Whether people call a Dockerfile so: `Dockerfile`, `Dockerfile.dev`, `web.Dockerfile`, the same with Containerfile. */
export function isDockerfileName(name: string): boolean {
  return NAME.test(name) && !OTHER_THING.test(name);
}

/** Whether a file is a .dockerignore, of a folder or of one Dockerfile (`api.Dockerfile.dockerignore`). */
export function isDockerignoreName(name: string): boolean {
  return name.endsWith('.dockerignore');
}

const NAME = /^(?:[Dd]ocker|[Cc]ontainer)file(?:\..+)?$|.\.(?:[Dd]ocker|[Cc]ontainer)file$/s;

/** Ignore files, editors' leavings, patches, prose and templates that only become a Dockerfile. */
const OTHER_THING =
  /~$|\.(?:dockerignore|sw[op]|orig|bak|rej|diff|patch|md|j2|jinja2?|erb|ejs|hbs|mustache|tmpl|gotmpl|template|tpl|in)$/i;
