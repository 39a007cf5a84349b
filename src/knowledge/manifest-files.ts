/** Whether a file of this name tells a package manager what to install, or how a project is built: no source code. */
export function isManifest(name: string): boolean {
  return NAMES.test(name);
}

const NAMES =
  /^(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-(?:lock|workspace)\.yaml|bun\.lockb?|deno\.(?:jsonc?|lock)|tsconfig.*\.json|\.npmrc|\.yarnrc(?:\.yml)?|requirements.*\.(?:txt|in)|constraints.*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile(?:\.lock)?|poetry\.lock|uv\.lock|environment\.ya?ml|go\.(?:mod|sum|work)|pom\.xml|mvnw(?:\.cmd)?|gradlew(?:\.bat)?|(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|Cargo\.(?:toml|lock)|rust-toolchain(?:\.toml)?|Gemfile(?:\.lock)?|.*\.gemspec|composer\.(?:json|lock)|mix\.(?:exs|lock)|.*\.(?:csproj|fsproj|vbproj|sln|slnx|props|targets)|packages\.lock\.json|global\.json|nuget\.config|Makefile|CMakeLists\.txt|Dockerfile.*|.*\.Dockerfile|Containerfile.*|\.dockerignore|.*\.dockerignore|\.git.*|\.editorconfig|(?:docker-)?compose.*\.ya?ml|README.*|LICEN[CS]E.*|CHANGELOG.*)$/i;
