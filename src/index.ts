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
// Find and read files
export type { ProjectConfig } from '#project/config-file.js';
export type { ConfigCache } from '#project/find-config.js';
export { findConfig } from '#project/find-config.js';
export { findDockerfiles } from '#project/find-dockerfiles.js';
export { readSource } from '#project/read-source.js';
export type { Format } from '#report/formats.js';
export { formatReport, formats } from '#report/formats.js';
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
export { rules } from '#rules/index.js';
export { buildAndRun, prove } from './prove.js';
export { nearestRule, readConfig } from './read-config.js';
export type { SourceFile } from './review.js';
export { check, reviewerOf, rulesNamed } from './review.js';
export type { ShellScript } from './shell-scripts.js';
export { shellScriptsOf } from './shell-scripts.js';
export { stagesOf } from './stages.js';
export { ToolError } from './tool-error.js';
export { version } from './version.js';
