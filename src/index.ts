// Review

// Read
export type { Document } from '#dockerfile/document.js';
export { parse } from '#dockerfile/parse.js';
export type { AnalysedImage } from '#image/analyse.js';
export { analyseImage } from '#image/analyse.js';
export { historyOf } from '#image/history-list.js';
export type { Image, ImageConfig, Layer } from '#image/image.js';
export { layerListOf } from '#image/layer-list.js';
export { openImage } from '#image/sources/open-image.js';
export type { BlobStore } from '#image/sources/registry.js';
export { imageSummaryOf } from '#image/summary.js';
export type { TarEntry } from '#image/tar-entry.js';
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
export type { ImageFormat } from '#report/image-layers.js';
export { formatHistory, formatLayers } from '#report/image-layers.js';
export { formatImageSummary } from '#report/image-summary.js';
// Report
export type { Report, ReportedFinding, Severity, Subject, Summary } from '#report/report.js';
export type { RuleListFormat } from '#report/rule-list.js';
export { formatRuleList, ruleListFormats } from '#report/rule-list.js';
export { formatRulePage } from '#report/rule-page.js';
export type { StageFormat } from '#report/stages.js';
export { formatStages, stageFormats } from '#report/stages.js';
export { summaryOf } from '#report/summarise.js';
export { rules } from '#rules/index.js';
// Images
export { layerLinesOf } from './image-lines.js';
export { nearestRule, readConfig } from './read-config.js';
export type { SourceFile } from './review.js';
export { check, reviewerOf, rulesNamed } from './review.js';
export type { ShellScript } from './shell-scripts.js';
export { shellScriptsOf } from './shell-scripts.js';
export { stagesOf } from './stages.js';
export { ToolError } from './tool-error.js';
export { version } from './version.js';
