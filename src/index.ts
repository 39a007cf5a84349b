// Read, check, fix and format: synchronous and without input or output.
export type { Document } from '#dockerfile/document.js';
export { parse } from '#dockerfile/parse.js';
export type { ContextEntry, ContextListing } from '#dockerignore/context-listing.js';
export type { Dockerignore, IgnoreRule } from '#dockerignore/dockerignore.js';
export { parseDockerignore } from '#dockerignore/dockerignore.js';
export type { Config } from '#lint/config.js';
export type { Example, Rule } from '#lint/rule.js';
export type { ImageName } from '#model/image-name.js';
export type { StageGraph } from '#model/stage-graph.js';
export type { FormatOptions } from '#rewrite/format/format-options.js';
export type { Formatted } from '#rewrite/format/format.js';
export { format } from '#rewrite/format/format.js';
export { rules } from '#rules/index.js';
export { LineIndex } from '#text/line-index.js';
export type { FixedFile, FixOptions } from './fix.js';
export { fix, fixerOf } from './fix.js';
export type { SourceFile } from './review.js';
export { check, reviewerOf, rulesNamed } from './review.js';
export type { ShellScript } from './shell-scripts.js';
export { shellScriptsOf } from './shell-scripts.js';
export { stagesOf } from './stages.js';

// Find and read files and their config.
export type { BuildContext, ContextFile } from '#project/build-context.js';
export { readBuildContext } from '#project/build-context.js';
export type { ProjectConfig } from '#project/config-file.js';
export { readContextListing } from '#project/context-listing.js';
export type { ContextStats } from '#project/context-stats.js';
export { contextStatsOf } from '#project/context-stats.js';
export { isDockerfileName, isDockerignoreName } from '#project/dockerfile-name.js';
export type { EditorConfigCache } from '#project/editor-config.js';
export { editorSettings } from '#project/editor-config.js';
export type { ConfigCache } from '#project/find-config.js';
export { findConfig } from '#project/find-config.js';
export type { RefusedFile } from '#project/find-dockerfiles.js';
export { findDockerfiles } from '#project/find-dockerfiles.js';
export { readImageBaseline, writeImageBaseline } from '#project/image-baseline.js';
export { readDockerignore } from '#project/read-dockerignore.js';
export { readSource } from '#project/read-source.js';
export { writeFileAtomically } from '#project/write-file-atomically.js';
export { nearestRule, readConfig } from './read-config.js';

// Understand projects, and write what they need to become images.
export type { Generated, GeneratedFile } from '#generate/generate.js';
export { generate } from '#generate/generate.js';
export type { Choices } from '#project/choices.js';
export { diskFiles } from '#project/disk-files.js';
export type { Files } from '#project/files.js';
export { memoryFiles } from '#project/files.js';
export { findProjectRoot } from '#project/project-root.js';
export { withChoices } from '#project/save-choices.js';
export type { DetectFormat } from '#report/detected.js';
export { formatDetected } from '#report/detected.js';
export { formatInit } from '#report/init.js';
export type { BuildPlan } from '#stacks/build-plan.js';
export type { Fact } from '#stacks/fact.js';
export type { Unit } from '#stacks/find-units.js';
export { findUnits, unitsIn } from '#stacks/find-units.js';
export { stacks } from '#stacks/index.js';
export type { Question } from '#stacks/stack.js';

// Split one stage into two.
export type { Conversion, Converted } from '#rewrite/to-multi-stage/conversion.js';
export type { ConversionFormat } from '#report/conversion.js';
export { conversionSummary, formatConversion } from '#report/conversion.js';
export { dockerignoreFor } from '#generate/dockerignore-for.js';
export { convert, copiedPathsOf } from './convert.js';
export { observe } from './observe.js';
export type { Observation } from '#rewrite/to-multi-stage/observation.js';
export { isAnsweredByObservation } from '#rewrite/to-multi-stage/observation-plan.js';

// Build and run with a real engine, and compare.
export type { Explanation } from '#engine/compare-files.js';
export { explainedByConversion } from '#engine/explained-by-conversion.js';
export type { ImageConfig } from '#engine/image-facts.js';
export type { Built, Proof } from '#engine/proof.js';
export type { BuildAndRunOptions, ProveOptions } from '#engine/prove.js';
export type { ProofFormat } from '#report/proof.js';
export { formatProof, proofFormats } from '#report/proof.js';
export { buildAndRun, prove } from './prove.js';

// Look into images.
export { accountSearch } from '#image/accounts.js';
export { ancestryOf } from '#image/ancestry.js';
export type { AnalysedImage } from '#image/analyse.js';
export { analyseImage } from '#image/analyse.js';
export type { ComparedImage } from '#image/compare.js';
export type { TreeIndex, TreeView } from '#image/browse/tree-index.js';
export { treeIndexOf } from '#image/browse/tree-index.js';
export type { TreeKey, TreeState } from '#image/browse/tree-state.js';
export { pressed, resized, startState } from '#image/browse/tree-state.js';
export { compareImages, sharedLayersOf } from '#image/compare.js';
export { contentHashes } from '#image/content-hashes.js';
export type { ImageFacts } from '#image/facts.js';
export { factSearch } from '#image/facts.js';
export { dangerousFilesOf } from '#image/dangers.js';
export { elfSearch } from '#image/elf/find-elf.js';
export { librariesNeededBy, libraryReportOf } from '#image/elf/libraries.js';
export { loaderOf } from '#image/elf/loader.js';
export { searchPathSearch } from '#image/elf/search-path.js';
export { listedFiles } from '#image/file-list.js';
export { historyOf } from '#image/history-list.js';
export type { Image, ImageConfig as OciImageConfig, Layer } from '#image/image.js';
export { layerListOf } from '#image/layer-list.js';
export { leftoversOf } from '#image/leftovers.js';
export { packageSearch } from '#image/packages/find-packages.js';
export { packageUrlOf } from '#image/packages/package-url.js';
export type { Watch } from '#image/scan.js';
export { secretSearch } from '#image/secrets.js';
export type { OpenImageOptions } from '#image/sources/open-image.js';
export { openImage } from '#image/sources/open-image.js';
export type { BlobStore } from '#image/sources/registry.js';
export { saveImage } from '#image/sources/save-image.js';
export { imageSummaryOf } from '#image/summary.js';
export type { TarEntry } from '#image/tar-entry.js';
export { wasteOf } from '#image/waste.js';
export { formatBase } from '#report/image-base.js';
export { formatDifference } from '#report/image-difference.js';
export { formatFiles } from '#report/image-files.js';
export type { ImageFormat } from '#report/image-layers.js';
export { formatHistory, formatLayers } from '#report/image-layers.js';
export type { PackageFormat } from '#report/image-packages.js';
export { formatLibraries, formatNeeded } from '#report/image-libraries.js';
export { formatPackages } from '#report/image-packages.js';
export { formatSecrets } from '#report/image-secrets.js';
export { formatImageSummary } from '#report/image-summary.js';
export { TREE_FRAME, treeScreen } from '#report/image-tree.js';
export { formatWaste } from '#report/image-waste.js';
export { layerLinesOf } from './image-lines.js';
export { reviewImage } from './image-review.js';
export { watchAll } from '#image/watch-all.js';

// Ask registries.
export type { ListedNames, ManifestFacts } from '#registry/look-up.js';
export type { Manifest } from '#registry/manifest.js';
export type { Repository } from '#registry/open.js';
export type { RegistryOptions } from '#registry/options.js';
export type { RegistryFormat } from '#report/registry-names.js';
export { formatListedNames, registryFormats } from '#report/registry-names.js';
export { lookUpManifest, lookUpRepositories, lookUpTags, openRepository } from './registry.js';

// Reports: pure functions to a text.
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
export { formatManifest } from '#report/manifest.js';
export { maskSecrets } from '#report/mask.js';
export { rateLimitText } from '#report/rate-limit.js';
export type { Report, ReportedFinding, Severity, Subject, SubjectKind, Summary } from '#report/report.js';
export type { RuleListFormat } from '#report/rule-list.js';
export { formatRuleList, ruleListFormats } from '#report/rule-list.js';
export { formatRulePage } from '#report/rule-page.js';
export type { StageFormat } from '#report/stages.js';
export { formatStages, stageFormats } from '#report/stages.js';
export { summaryOf } from '#report/summarise.js';

// Errors and the version.
export { ToolError } from './tool-error.js';
export { version } from './version.js';
