// Review

// Read
export type { Document } from '#dockerfile/document.js';
export { parse } from '#dockerfile/parse.js';
export type { AnalysedImage } from '#image/analyse.js';
export { analyseImage } from '#image/analyse.js';
export type { ComparedImage } from '#image/compare.js';
export { compareImages, sharedLayersOf } from '#image/compare.js';
export { contentHashes } from '#image/content-hashes.js';
export { dangerousFilesOf } from '#image/dangers.js';
export { listedFiles } from '#image/file-list.js';
export { historyOf } from '#image/history-list.js';
export type { Image, ImageConfig, Layer } from '#image/image.js';
export { layerListOf } from '#image/layer-list.js';
export { leftoversOf } from '#image/leftovers.js';
export { packageSearch } from '#image/packages/find-packages.js';
export { packageUrlOf } from '#image/packages/package-url.js';
export type { Watch } from '#image/scan.js';
export { secretSearch } from '#image/secrets.js';
export { openImage } from '#image/sources/open-image.js';
export type { BlobStore } from '#image/sources/registry.js';
export { saveImage } from '#image/sources/save-image.js';
export { imageSummaryOf } from '#image/summary.js';
export type { TarEntry } from '#image/tar-entry.js';
export { wasteOf } from '#image/waste.js';
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
export { formatDifference } from '#report/image-difference.js';
export { formatFiles } from '#report/image-files.js';
export type { ImageFormat } from '#report/image-layers.js';
export { formatHistory, formatLayers } from '#report/image-layers.js';
export type { PackageFormat } from '#report/image-packages.js';
export { formatPackages } from '#report/image-packages.js';
export { formatSecrets } from '#report/image-secrets.js';
export { formatImageSummary } from '#report/image-summary.js';
export { formatWaste } from '#report/image-waste.js';
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
