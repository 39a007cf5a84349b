// Review

// Read
export type { Document } from '#dockerfile/document.js';
export { parse } from '#dockerfile/parse.js';
// Build, run and compare
export type { Explanation } from '#engine/compare-files.js';
export type { ImageConfig } from '#engine/image-facts.js';
export type { Built, Proof } from '#engine/proof.js';
export type { BuildAndRunOptions, ProveOptions } from '#engine/prove.js';
export type { Config } from '#lint/config.js';
export type { Example, Rule } from '#lint/rule.js';
export type { StageGraph } from '#model/stage-graph.js';
export type { BuildContext, ContextFile } from '#project/build-context.js';
export { readBuildContext } from '#project/build-context.js';
// Find and read files
export type { ProjectConfig } from '#project/config-file.js';
export type { ContextStats } from '#project/context-stats.js';
export { contextStatsOf } from '#project/context-stats.js';
export type { Dockerignore, IgnoreRule } from '#project/dockerignore.js';
export { parseDockerignore } from '#project/dockerignore.js';
export type { EditorConfigCache } from '#project/editor-config.js';
export { editorSettings } from '#project/editor-config.js';
export type { ConfigCache } from '#project/find-config.js';
export { findConfig } from '#project/find-config.js';
export { findDockerfiles } from '#project/find-dockerfiles.js';
export { readSource } from '#project/read-source.js';
export { writeFileAtomically } from '#project/write-file-atomically.js';
export type { ContextFormat } from '#report/context.js';
export { contextFormats, formatContextFiles, formatContextReason, formatContextStats } from '#report/context.js';
export type { FixedSubject, FixReport } from '#report/fix-report.js';
export { fixReportOf } from '#report/fix-report.js';
export type { FixFormat } from '#report/fixes.js';
export { fixFormats, formatFixes } from '#report/fixes.js';
export type { Format } from '#report/formats.js';
export { formatReport, formats } from '#report/formats.js';
export type { LaidOutFile, LayoutFormat } from '#report/layouts.js';
export { countLayouts, formatLayouts, layoutFormats } from '#report/layouts.js';
// Report
export type { ProofFormat } from '#report/proof.js';
export { formatProof, proofFormats } from '#report/proof.js';
export type { Report, ReportedFinding, Severity, Subject, Summary } from '#report/report.js';
export type { RuleListFormat } from '#report/rule-list.js';
export { formatRuleList, ruleListFormats } from '#report/rule-list.js';
export { formatRulePage } from '#report/rule-page.js';
export type { StageFormat } from '#report/stages.js';
export { formatStages, stageFormats } from '#report/stages.js';
export { summaryOf } from '#report/summarise.js';
export type { Formatted } from '#rewrite/format/format.js';
export { format } from '#rewrite/format/format.js';
export type { FormatOptions } from '#rewrite/format/format-options.js';
export { rules } from '#rules/index.js';
export { LineIndex } from '#text/line-index.js';
export type { FixedFile, FixOptions } from './fix.js';
export { fix, fixerOf } from './fix.js';
export { buildAndRun, prove } from './prove.js';
export { nearestRule, readConfig } from './read-config.js';
export type { SourceFile } from './review.js';
export { check, reviewerOf, rulesNamed } from './review.js';
export type { ShellScript } from './shell-scripts.js';
export { shellScriptsOf } from './shell-scripts.js';
export { stagesOf } from './stages.js';
export { ToolError } from './tool-error.js';
export { version } from './version.js';

// Ask a registry

export type { ImageName } from '#model/image-name.js';
export type { ListedNames, ManifestFacts } from '#registry/look-up.js';
export type { Manifest } from '#registry/manifest.js';
export type { Repository } from '#registry/open.js';
export type { RegistryOptions } from '#registry/options.js';
export { formatManifest } from '#report/manifest.js';
export { rateLimitText } from '#report/rate-limit.js';
export type { RegistryFormat } from '#report/registry-names.js';
export { formatListedNames, registryFormats } from '#report/registry-names.js';
export { lookUpManifest, lookUpRepositories, lookUpTags, openRepository } from './registry.js';
