// Written by `npm run generate`. Do not edit.
import type { Rule } from '#lint/rule.js';
import copyManifestsBeforeSources from './dockerfile/cache/copy-manifests-before-sources.js';
import keepDownloadedAptPackages from './dockerfile/cache/keep-downloaded-apt-packages.js';
import noCacheMountContradiction from './dockerfile/cache/no-cache-mount-contradiction.js';
import noPackageListsAlone from './dockerfile/cache/no-package-lists-alone.js';
import putVolatileArgsLast from './dockerfile/cache/put-volatile-args-last.js';
import useBuildPlatformToCrossCompile from './dockerfile/cache/use-build-platform-to-cross-compile.js';
import useLinkForCopy from './dockerfile/cache/use-link-for-copy.js';
import useLockedAptCacheMount from './dockerfile/cache/use-locked-apt-cache-mount.js';
import declareArgBeforeFrom from './dockerfile/correctness/declare-arg-before-from.js';
import declareArgInStage from './dockerfile/correctness/declare-arg-in-stage.js';
import keepPathWhenExtending from './dockerfile/correctness/keep-path-when-extending.js';
import matchProjectVersion from './dockerfile/correctness/match-project-version.js';
import matchSyntaxToFeatures from './dockerfile/correctness/match-syntax-to-features.js';
import matchUserToolsToDistribution from './dockerfile/correctness/match-user-tools-to-distribution.js';
import noAddressInCopy from './dockerfile/correctness/no-address-in-copy.js';
import noAptKey from './dockerfile/correctness/no-apt-key.js';
import noArchiveNameAsAddDestination from './dockerfile/correctness/no-archive-name-as-add-destination.js';
import noBackgroundProcessInRun from './dockerfile/correctness/no-background-process-in-run.js';
import noBrokenExecForm from './dockerfile/correctness/no-broken-exec-form.js';
import noCarriageReturnInHeredoc from './dockerfile/correctness/no-carriage-return-in-heredoc.js';
import noCircularStages from './dockerfile/correctness/no-circular-stages.js';
import noCommentAfterContinuation from './dockerfile/correctness/no-comment-after-continuation.js';
import noConstantPlatform from './dockerfile/correctness/no-constant-platform.js';
import noContextIntoRoot from './dockerfile/correctness/no-context-into-root.js';
import noCopyFromEmptyStage from './dockerfile/correctness/no-copy-from-empty-stage.js';
import noCopyFromLaterStage from './dockerfile/correctness/no-copy-from-later-stage.js';
import noCopyFromOutsideContext from './dockerfile/correctness/no-copy-from-outside-context.js';
import noCopyFromSelf from './dockerfile/correctness/no-copy-from-self.js';
import noCopyOfIgnoredFiles from './dockerfile/correctness/no-copy-of-ignored-files.js';
import noCopyOfMissingPath from './dockerfile/correctness/no-copy-of-missing-path.js';
import noDeadKeyserver from './dockerfile/correctness/no-dead-keyserver.js';
import noDeprecatedBundleFlags from './dockerfile/correctness/no-deprecated-bundle-flags.js';
import noDeprecatedNpmFlags from './dockerfile/correctness/no-deprecated-npm-flags.js';
import noDuplicateKey from './dockerfile/correctness/no-duplicate-key.js';
import noDuplicateStageName from './dockerfile/correctness/no-duplicate-stage-name.js';
import noEmptyContinuationLines from './dockerfile/correctness/no-empty-continuation-lines.js';
import noExportAlone from './dockerfile/correctness/no-export-alone.js';
import noGroupThatDropsOthers from './dockerfile/correctness/no-group-that-drops-others.js';
import noHostDependenciesCopy from './dockerfile/correctness/no-host-dependencies-copy.js';
import noHostPortInExpose from './dockerfile/correctness/no-host-port-in-expose.js';
import noInlineComment from './dockerfile/correctness/no-inline-comment.js';
import noInstructionBeforeFrom from './dockerfile/correctness/no-instruction-before-from.js';
import noInstructionInsideRun from './dockerfile/correctness/no-instruction-inside-run.js';
import noInvalidArgDefaultInFrom from './dockerfile/correctness/no-invalid-arg-default-in-from.js';
import noInvalidDirective from './dockerfile/correctness/no-invalid-directive.js';
import noInvalidFlagValue from './dockerfile/correctness/no-invalid-flag-value.js';
import noInvalidHealthcheck from './dockerfile/correctness/no-invalid-healthcheck.js';
import noInvalidImageName from './dockerfile/correctness/no-invalid-image-name.js';
import noInvalidJsonArray from './dockerfile/correctness/no-invalid-json-array.js';
import noInvalidKeyValue from './dockerfile/correctness/no-invalid-key-value.js';
import noInvalidMount from './dockerfile/correctness/no-invalid-mount.js';
import noInvalidOnbuild from './dockerfile/correctness/no-invalid-onbuild.js';
import noInvalidPort from './dockerfile/correctness/no-invalid-port.js';
import noInvalidStageName from './dockerfile/correctness/no-invalid-stage-name.js';
import noInvisibleCharacters from './dockerfile/correctness/no-invisible-characters.js';
import noLibcMismatch from './dockerfile/correctness/no-libc-mismatch.js';
import noMissingFrom from './dockerfile/correctness/no-missing-from.js';
import noMisspeltDirective from './dockerfile/correctness/no-misspelt-directive.js';
import noMultipleCmds from './dockerfile/correctness/no-multiple-cmds.js';
import noMultipleEntrypoints from './dockerfile/correctness/no-multiple-entrypoints.js';
import noMultipleHealthchecks from './dockerfile/correctness/no-multiple-healthchecks.js';
import noNodeEnvProductionBeforeBuild from './dockerfile/correctness/no-node-env-production-before-build.js';
import noPasswdOverwrite from './dockerfile/correctness/no-passwd-overwrite.js';
import noRemovedAptPackage from './dockerfile/correctness/no-removed-apt-package.js';
import noReservedStageName from './dockerfile/correctness/no-reserved-stage-name.js';
import noRootHomeForOtherUser from './dockerfile/correctness/no-root-home-for-other-user.js';
import noSelfReferenceInEnv from './dockerfile/correctness/no-self-reference-in-env.js';
import noSpaceAroundEquals from './dockerfile/correctness/no-space-around-equals.js';
import noSwallowedInstruction from './dockerfile/correctness/no-swallowed-instruction.js';
import noSystemPipInstall from './dockerfile/correctness/no-system-pip-install.js';
import noSystemWorkdir from './dockerfile/correctness/no-system-workdir.js';
import noTypographicCharacters from './dockerfile/correctness/no-typographic-characters.js';
import noUndefinedStage from './dockerfile/correctness/no-undefined-stage.js';
import noUndefinedVariable from './dockerfile/correctness/no-undefined-variable.js';
import noUnknownBuildCheck from './dockerfile/correctness/no-unknown-build-check.js';
import noUnknownFlag from './dockerfile/correctness/no-unknown-flag.js';
import noUnknownInstruction from './dockerfile/correctness/no-unknown-instruction.js';
import noUnknownSuppression from './dockerfile/correctness/no-unknown-suppression.js';
import noUnknownUser from './dockerfile/correctness/no-unknown-user.js';
import noUnreachableStage from './dockerfile/correctness/no-unreachable-stage.js';
import noUnterminatedHeredoc from './dockerfile/correctness/no-unterminated-heredoc.js';
import noVariableInCopyFrom from './dockerfile/correctness/no-variable-in-copy-from.js';
import noWholeFilesystemCopy from './dockerfile/correctness/no-whole-filesystem-copy.js';
import noWriteAfterVolume from './dockerfile/correctness/no-write-after-volume.js';
import noWrongArgumentCount from './dockerfile/correctness/no-wrong-argument-count.js';
import putRuntimeStageLast from './dockerfile/correctness/put-runtime-stage-last.js';
import quoteHeredocDelimiter from './dockerfile/correctness/quote-heredoc-delimiter.js';
import setModeOfCopiedScript from './dockerfile/correctness/set-mode-of-copied-script.js';
import setWorkdirBeforeRelativeCopy from './dockerfile/correctness/set-workdir-before-relative-copy.js';
import setWorkdirOwnerBeforeInstall from './dockerfile/correctness/set-workdir-owner-before-install.js';
import useAbsoluteWorkdir from './dockerfile/correctness/use-absolute-workdir.js';
import useAptGetUpdateBeforeInstall from './dockerfile/correctness/use-apt-get-update-before-install.js';
import useAssumeYesForAptGet from './dockerfile/correctness/use-assume-yes-for-apt-get.js';
import useAssumeYesForDnf from './dockerfile/correctness/use-assume-yes-for-dnf.js';
import useAssumeYesForYum from './dockerfile/correctness/use-assume-yes-for-yum.js';
import useEqualsForArg from './dockerfile/correctness/use-equals-for-arg.js';
import useExecFormWithoutShell from './dockerfile/correctness/use-exec-form-without-shell.js';
import useFailForCurl from './dockerfile/correctness/use-fail-for-curl.js';
import useForceForNpmCacheClean from './dockerfile/correctness/use-force-for-npm-cache-clean.js';
import useNoconfirmForPacman from './dockerfile/correctness/use-noconfirm-for-pacman.js';
import useNonInteractiveZypper from './dockerfile/correctness/use-non-interactive-zypper.js';
import useTrailingSlashForCopies from './dockerfile/correctness/use-trailing-slash-for-copies.js';
import useTrailingSlashForPatterns from './dockerfile/correctness/use-trailing-slash-for-patterns.js';
import declareExposedPort from './dockerfile/metadata/declare-exposed-port.js';
import matchLabelSchema from './dockerfile/metadata/match-label-schema.js';
import matchOciLabelFormat from './dockerfile/metadata/match-oci-label-format.js';
import noMaintainer from './dockerfile/metadata/no-maintainer.js';
import noUnknownLabels from './dockerfile/metadata/no-unknown-labels.js';
import requireLabels from './dockerfile/metadata/require-labels.js';
import requireOciLabels from './dockerfile/metadata/require-oci-labels.js';
import setHealthcheck from './dockerfile/metadata/set-healthcheck.js';
import useOciLabelKeys from './dockerfile/metadata/use-oci-label-keys.js';
import useValidLabelKeys from './dockerfile/metadata/use-valid-label-keys.js';
import copyLockfileWithManifest from './dockerfile/reproducibility/copy-lockfile-with-manifest.js';
import declareSyntax from './dockerfile/reproducibility/declare-syntax.js';
import keepTagBesideDigest from './dockerfile/reproducibility/keep-tag-beside-digest.js';
import noDistUpgrade from './dockerfile/reproducibility/no-dist-upgrade.js';
import noLatestDownload from './dockerfile/reproducibility/no-latest-download.js';
import noLatestTag from './dockerfile/reproducibility/no-latest-tag.js';
import noLockfileChangesInBuild from './dockerfile/reproducibility/no-lockfile-changes-in-build.js';
import noMixedApkBranches from './dockerfile/reproducibility/no-mixed-apk-branches.js';
import noPackageUpgrade from './dockerfile/reproducibility/no-package-upgrade.js';
import noUnstableSyntax from './dockerfile/reproducibility/no-unstable-syntax.js';
import noZypperDistUpgrade from './dockerfile/reproducibility/no-zypper-dist-upgrade.js';
import pinApkPackages from './dockerfile/reproducibility/pin-apk-packages.js';
import pinAptPackages from './dockerfile/reproducibility/pin-apt-packages.js';
import pinBaseImageDigest from './dockerfile/reproducibility/pin-base-image-digest.js';
import pinBaseImageTag from './dockerfile/reproducibility/pin-base-image-tag.js';
import pinDnfPackages from './dockerfile/reproducibility/pin-dnf-packages.js';
import pinGems from './dockerfile/reproducibility/pin-gems.js';
import pinGitClone from './dockerfile/reproducibility/pin-git-clone.js';
import pinGoTools from './dockerfile/reproducibility/pin-go-tools.js';
import pinNpmPackages from './dockerfile/reproducibility/pin-npm-packages.js';
import pinPipPackages from './dockerfile/reproducibility/pin-pip-packages.js';
import pinYumPackages from './dockerfile/reproducibility/pin-yum-packages.js';
import pinZypperPackages from './dockerfile/reproducibility/pin-zypper-packages.js';
import useFrozenLockfile from './dockerfile/reproducibility/use-frozen-lockfile.js';
import useLockedForCargo from './dockerfile/reproducibility/use-locked-for-cargo.js';
import useLockedForUv from './dockerfile/reproducibility/use-locked-for-uv.js';
import useNpmCi from './dockerfile/reproducibility/use-npm-ci.js';
import useQualifiedImageNames from './dockerfile/reproducibility/use-qualified-image-names.js';
import copyCaCertificatesIntoScratch from './dockerfile/runtime/copy-ca-certificates-into-scratch.js';
import matchHealthcheckPort from './dockerfile/runtime/match-healthcheck-port.js';
import noDevelopmentServer from './dockerfile/runtime/no-development-server.js';
import noHealthcheckThatCannotFail from './dockerfile/runtime/no-healthcheck-that-cannot-fail.js';
import noIgnoredCmd from './dockerfile/runtime/no-ignored-cmd.js';
import noInstallAtStart from './dockerfile/runtime/no-install-at-start.js';
import noLocalhostInHealthcheck from './dockerfile/runtime/no-localhost-in-healthcheck.js';
import noLogsInFiles from './dockerfile/runtime/no-logs-in-files.js';
import noMissingHealthcheckTool from './dockerfile/runtime/no-missing-healthcheck-tool.js';
import noPackageManagerAsProcess1 from './dockerfile/runtime/no-package-manager-as-process-1.js';
import noPrivilegedPort from './dockerfile/runtime/no-privileged-port.js';
import noVariableInExecForm from './dockerfile/runtime/no-variable-in-exec-form.js';
import noVolume from './dockerfile/runtime/no-volume.js';
import setFixedUid from './dockerfile/runtime/set-fixed-uid.js';
import setNodeEnv from './dockerfile/runtime/set-node-env.js';
import setOwnerOfCopiedFiles from './dockerfile/runtime/set-owner-of-copied-files.js';
import useExecForm from './dockerfile/runtime/use-exec-form.js';
import useExecInShellCommand from './dockerfile/runtime/use-exec-in-shell-command.js';
import useFailInHealthcheck from './dockerfile/runtime/use-fail-in-healthcheck.js';
import useKnownStopSignal from './dockerfile/runtime/use-known-stop-signal.js';
import useNumericUser from './dockerfile/runtime/use-numeric-user.js';
import copyOnlyWhatIsNeeded from './dockerfile/security/copy-only-what-is-needed.js';
import noBaseNearEndOfLife from './dockerfile/security/no-base-near-end-of-life.js';
import noChpasswd from './dockerfile/security/no-chpasswd.js';
import noDebugMode from './dockerfile/security/no-debug-mode.js';
import noDebugToolsInFinalImage from './dockerfile/security/no-debug-tools-in-final-image.js';
import noEndOfLifeBase from './dockerfile/security/no-end-of-life-base.js';
import noForceYes from './dockerfile/security/no-force-yes.js';
import noGitConfigSslVerifyOff from './dockerfile/security/no-git-config-ssl-verify-off.js';
import noGitDirectoryCopy from './dockerfile/security/no-git-directory-copy.js';
import noGitSslVerifyOff from './dockerfile/security/no-git-ssl-verify-off.js';
import noHardcodedSecret from './dockerfile/security/no-hardcoded-secret.js';
import noInsecureCurl from './dockerfile/security/no-insecure-curl.js';
import noInsecureRun from './dockerfile/security/no-insecure-run.js';
import noInsecureWget from './dockerfile/security/no-insecure-wget.js';
import noNodeTlsVerifyOff from './dockerfile/security/no-node-tls-verify-off.js';
import noNpmStrictSslOff from './dockerfile/security/no-npm-strict-ssl-off.js';
import noNpmStrictSslOffByVariable from './dockerfile/security/no-npm-strict-ssl-off-by-variable.js';
import noOpenSecretMount from './dockerfile/security/no-open-secret-mount.js';
import noPipTrustedHost from './dockerfile/security/no-pip-trusted-host.js';
import noPipTrustedHostByVariable from './dockerfile/security/no-pip-trusted-host-by-variable.js';
import noPipeToShell from './dockerfile/security/no-pipe-to-shell.js';
import noPythonHttpsVerifyOff from './dockerfile/security/no-python-https-verify-off.js';
import noRemoteAdminPort from './dockerfile/security/no-remote-admin-port.js';
import noRetiredImage from './dockerfile/security/no-retired-image.js';
import noRootUser from './dockerfile/security/no-root-user.js';
import noSecretFileCopy from './dockerfile/security/no-secret-file-copy.js';
import noSecretsInArgOrEnv from './dockerfile/security/no-secrets-in-arg-or-env.js';
import noSudo from './dockerfile/security/no-sudo.js';
import noUnauthenticatedApt from './dockerfile/security/no-unauthenticated-apt.js';
import noUnsignedAptSource from './dockerfile/security/no-unsigned-apt-source.js';
import noUnsignedRpm from './dockerfile/security/no-unsigned-rpm.js';
import noUntrustedApk from './dockerfile/security/no-untrusted-apk.js';
import noVolumeOverSystemDirectory from './dockerfile/security/no-volume-over-system-directory.js';
import noWeakHash from './dockerfile/security/no-weak-hash.js';
import noWorldWritable from './dockerfile/security/no-world-writable.js';
import noWritableEntrypoint from './dockerfile/security/no-writable-entrypoint.js';
import noYumSslVerifyOff from './dockerfile/security/no-yum-ssl-verify-off.js';
import requireTrustedRegistry from './dockerfile/security/require-trusted-registry.js';
import setNonRootUser from './dockerfile/security/set-non-root-user.js';
import useChecksumForAdd from './dockerfile/security/use-checksum-for-add.js';
import useHttps from './dockerfile/security/use-https.js';
import useIgnoreScriptsForNpm from './dockerfile/security/use-ignore-scripts-for-npm.js';
import useKnownPublisher from './dockerfile/security/use-known-publisher.js';
import verifyDownload from './dockerfile/security/verify-download.js';
import noAndOrAsIf from './dockerfile/shell/no-and-or-as-if.js';
import noAssignmentInExport from './dockerfile/shell/no-assignment-in-export.js';
import noBashismUnderSh from './dockerfile/shell/no-bashism-under-sh.js';
import noDeletionByUnsetVariable from './dockerfile/shell/no-deletion-by-unset-variable.js';
import noEscapeInEcho from './dockerfile/shell/no-escape-in-echo.js';
import noGlobAsOption from './dockerfile/shell/no-glob-as-option.js';
import noUnguardedCd from './dockerfile/shell/no-unguarded-cd.js';
import noUnsetVariable from './dockerfile/shell/no-unset-variable.js';
import noVariableInSingleQuotes from './dockerfile/shell/no-variable-in-single-quotes.js';
import quoteCommandSubstitution from './dockerfile/shell/quote-command-substitution.js';
import quoteVariables from './dockerfile/shell/quote-variables.js';
import setErrexitInHeredoc from './dockerfile/shell/set-errexit-in-heredoc.js';
import setPipefail from './dockerfile/shell/set-pipefail.js';
import useBashForBashisms from './dockerfile/shell/use-bash-for-bashisms.js';
import cleanCondaCache from './dockerfile/size/clean-conda-cache.js';
import cleanDnfCache from './dockerfile/size/clean-dnf-cache.js';
import cleanNpmCache from './dockerfile/size/clean-npm-cache.js';
import cleanPacmanCache from './dockerfile/size/clean-pacman-cache.js';
import cleanYarnCache from './dockerfile/size/clean-yarn-cache.js';
import cleanYumCache from './dockerfile/size/clean-yum-cache.js';
import cleanZypperCache from './dockerfile/size/clean-zypper-cache.js';
import copyOnlyBuiltFiles from './dockerfile/size/copy-only-built-files.js';
import noAptListsInLayer from './dockerfile/size/no-apt-lists-in-layer.js';
import noArchiveLeftBehind from './dockerfile/size/no-archive-left-behind.js';
import noBuildImageInFinalStage from './dockerfile/size/no-build-image-in-final-stage.js';
import noBuildToolsInFinalImage from './dockerfile/size/no-build-tools-in-final-image.js';
import noCleanupInLaterLayer from './dockerfile/size/no-cleanup-in-later-layer.js';
import noDevDependenciesCopied from './dockerfile/size/no-dev-dependencies-copied.js';
import noDevDependenciesInFinalStage from './dockerfile/size/no-dev-dependencies-in-final-stage.js';
import noWeakDependencies from './dockerfile/size/no-weak-dependencies.js';
import noWholeWorkdirCopy from './dockerfile/size/no-whole-workdir-copy.js';
import useAddForArchives from './dockerfile/size/use-add-for-archives.js';
import useChmodForCopy from './dockerfile/size/use-chmod-for-copy.js';
import useChownForCopy from './dockerfile/size/use-chown-for-copy.js';
import useDockerignore from './dockerfile/size/use-dockerignore.js';
import useNoCacheDirForPip from './dockerfile/size/use-no-cache-dir-for-pip.js';
import useNoCacheForApk from './dockerfile/size/use-no-cache-for-apk.js';
import useNoInstallRecommends from './dockerfile/size/use-no-install-recommends.js';
import useNoLogInit from './dockerfile/size/use-no-log-init.js';
import useSmallerBase from './dockerfile/size/use-smaller-base.js';
import matchAsCase from './dockerfile/style/match-as-case.js';
import matchDescriptionToName from './dockerfile/style/match-description-to-name.js';
import matchInstructionCase from './dockerfile/style/match-instruction-case.js';
import noConsecutiveRuns from './dockerfile/style/no-consecutive-runs.js';
import noInlineSuppressions from './dockerfile/style/no-inline-suppressions.js';
import noMaskedErrors from './dockerfile/style/no-masked-errors.js';
import noPersistentNoninteractive from './dockerfile/style/no-persistent-noninteractive.js';
import noRedundantAptClean from './dockerfile/style/no-redundant-apt-clean.js';
import noRedundantTargetPlatform from './dockerfile/style/no-redundant-target-platform.js';
import noRepeatedBaseImage from './dockerfile/style/no-repeated-base-image.js';
import noRepeatedStageSetup from './dockerfile/style/no-repeated-stage-setup.js';
import noSpaceAfterContinuation from './dockerfile/style/no-space-after-continuation.js';
import noUnusedArg from './dockerfile/style/no-unused-arg.js';
import noUnusedGlobalArg from './dockerfile/style/no-unused-global-arg.js';
import noUnusedStage from './dockerfile/style/no-unused-stage.js';
import noUnusedSuppression from './dockerfile/style/no-unused-suppression.js';
import noUselessCommands from './dockerfile/style/no-useless-commands.js';
import requireSuppressionReason from './dockerfile/style/require-suppression-reason.js';
import setDefaultForArgInFrom from './dockerfile/style/set-default-for-arg-in-from.js';
import sortPackages from './dockerfile/style/sort-packages.js';
import useAbsoluteCopyDestination from './dockerfile/style/use-absolute-copy-destination.js';
import useAptGetNotApt from './dockerfile/style/use-apt-get-not-apt.js';
import useBatchForGpg from './dockerfile/style/use-batch-for-gpg.js';
import useBatchModeForMaven from './dockerfile/style/use-batch-mode-for-maven.js';
import useCopyNotAdd from './dockerfile/style/use-copy-not-add.js';
import useEqualsForEnv from './dockerfile/style/use-equals-for-env.js';
import useHeredocForFiles from './dockerfile/style/use-heredoc-for-files.js';
import useLowerCaseProtocol from './dockerfile/style/use-lower-case-protocol.js';
import useLowerCaseStageNames from './dockerfile/style/use-lower-case-stage-names.js';
import useNoDocumentForGem from './dockerfile/style/use-no-document-for-gem.js';
import useOneDownloadTool from './dockerfile/style/use-one-download-tool.js';
import useQuietWget from './dockerfile/style/use-quiet-wget.js';
import useShellInstruction from './dockerfile/style/use-shell-instruction.js';
import useStageNamesNotNumbers from './dockerfile/style/use-stage-names-not-numbers.js';
import useWorkdirNotCd from './dockerfile/style/use-workdir-not-cd.js';
import keepCopiedPathsInAllowList from './dockerignore/correctness/keep-copied-paths-in-allow-list.js';
import keepLockfileInContext from './dockerignore/correctness/keep-lockfile-in-context.js';
import matchNestedCopies from './dockerignore/correctness/match-nested-copies.js';
import noCommentBesidePattern from './dockerignore/correctness/no-comment-beside-pattern.js';
import noGitignoreOnlySyntax from './dockerignore/correctness/no-gitignore-only-syntax.js';
import noHostDependenciesInContext from './dockerignore/correctness/no-host-dependencies-in-context.js';
import noMalformedPattern from './dockerignore/correctness/no-malformed-pattern.js';
import noMisspeltPattern from './dockerignore/correctness/no-misspelt-pattern.js';
import noPatternOutsideContext from './dockerignore/correctness/no-pattern-outside-context.js';
import noPatternWithoutMatch from './dockerignore/correctness/no-pattern-without-match.js';
import noShadowedDockerignore from './dockerignore/correctness/no-shadowed-dockerignore.js';
import putExceptionsLast from './dockerignore/correctness/put-exceptions-last.js';
import noGitIgnoredFilesInContext from './dockerignore/reproducibility/no-git-ignored-files-in-context.js';
import noSecretsInContext from './dockerignore/security/no-secrets-in-context.js';
import limitContextSize from './dockerignore/size/limit-context-size.js';
import noNoiseInContext from './dockerignore/size/no-noise-in-context.js';
import noVersionControlInContext from './dockerignore/size/no-version-control-in-context.js';
import noExceptionBelowExcludedFolder from './dockerignore/style/no-exception-below-excluded-folder.js';
import noIneffectiveSlash from './dockerignore/style/no-ineffective-slash.js';
import noRedundantPattern from './dockerignore/style/no-redundant-pattern.js';
import noPackageListsAloneInImage from './image/cache/no-package-lists-alone-in-image.js';
import noMissingInterpreter from './image/correctness/no-missing-interpreter.js';
import noMissingLibrary from './image/correctness/no-missing-library.js';
import noMissingProbeInImage from './image/correctness/no-missing-probe-in-image.js';
import noMissingProgram from './image/correctness/no-missing-program.js';
import noUnknownUserInImage from './image/correctness/no-unknown-user-in-image.js';
import setHealthcheckInImage from './image/metadata/set-healthcheck-in-image.js';
import useCopyNotAddInImage from './image/metadata/use-copy-not-add-in-image.js';
import noDistUpgradeInImage from './image/reproducibility/no-dist-upgrade-in-image.js';
import noLatestTagOnImage from './image/reproducibility/no-latest-tag-on-image.js';
import noStaleImage from './image/reproducibility/no-stale-image.js';
import useExecFormInImage from './image/runtime/use-exec-form-in-image.js';
import noContentTrustInImage from './image/security/no-content-trust-in-image.js';
import noDuplicateId from './image/security/no-duplicate-id.js';
import noEmptyPassword from './image/security/no-empty-password.js';
import noEndOfLifeSystemInImage from './image/security/no-end-of-life-system-in-image.js';
import noEscapingPaths from './image/security/no-escaping-paths.js';
import noKernelVolumeInImage from './image/security/no-kernel-volume-in-image.js';
import noRemoteAdminPortInImage from './image/security/no-remote-admin-port-in-image.js';
import noSecretsInImage from './image/security/no-secrets-in-image.js';
import noSetuidFiles from './image/security/no-setuid-files.js';
import noSudoInImage from './image/security/no-sudo-in-image.js';
import noToolsForPeopleInImage from './image/security/no-tools-for-people-in-image.js';
import noUnverifiedPackagesInImage from './image/security/no-unverified-packages-in-image.js';
import noWorldWritableFiles from './image/security/no-world-writable-files.js';
import setNonRootUserInImage from './image/security/set-non-root-user-in-image.js';
import limitImageGrowth from './image/size/limit-image-growth.js';
import limitImageSize from './image/size/limit-image-size.js';
import limitWaste from './image/size/limit-waste.js';
import noBuildToolsInImage from './image/size/no-build-tools-in-image.js';
import noDevelopmentFilesInImage from './image/size/no-development-files-in-image.js';
import noPackageCachesInImage from './image/size/no-package-caches-in-image.js';
import noPackageListsInImage from './image/size/no-package-lists-in-image.js';
import noProjectFilesInImage from './image/size/no-project-files-in-image.js';

/** Every rule, in order of what it looks at, category and id. */
export const rules: readonly Rule[] = [
  copyManifestsBeforeSources,
  keepDownloadedAptPackages,
  noCacheMountContradiction,
  noPackageListsAlone,
  putVolatileArgsLast,
  useBuildPlatformToCrossCompile,
  useLinkForCopy,
  useLockedAptCacheMount,
  declareArgBeforeFrom,
  declareArgInStage,
  keepPathWhenExtending,
  matchProjectVersion,
  matchSyntaxToFeatures,
  matchUserToolsToDistribution,
  noAddressInCopy,
  noAptKey,
  noArchiveNameAsAddDestination,
  noBackgroundProcessInRun,
  noBrokenExecForm,
  noCarriageReturnInHeredoc,
  noCircularStages,
  noCommentAfterContinuation,
  noConstantPlatform,
  noContextIntoRoot,
  noCopyFromEmptyStage,
  noCopyFromLaterStage,
  noCopyFromOutsideContext,
  noCopyFromSelf,
  noCopyOfIgnoredFiles,
  noCopyOfMissingPath,
  noDeadKeyserver,
  noDeprecatedBundleFlags,
  noDeprecatedNpmFlags,
  noDuplicateKey,
  noDuplicateStageName,
  noEmptyContinuationLines,
  noExportAlone,
  noGroupThatDropsOthers,
  noHostDependenciesCopy,
  noHostPortInExpose,
  noInlineComment,
  noInstructionBeforeFrom,
  noInstructionInsideRun,
  noInvalidArgDefaultInFrom,
  noInvalidDirective,
  noInvalidFlagValue,
  noInvalidHealthcheck,
  noInvalidImageName,
  noInvalidJsonArray,
  noInvalidKeyValue,
  noInvalidMount,
  noInvalidOnbuild,
  noInvalidPort,
  noInvalidStageName,
  noInvisibleCharacters,
  noLibcMismatch,
  noMissingFrom,
  noMisspeltDirective,
  noMultipleCmds,
  noMultipleEntrypoints,
  noMultipleHealthchecks,
  noNodeEnvProductionBeforeBuild,
  noPasswdOverwrite,
  noRemovedAptPackage,
  noReservedStageName,
  noRootHomeForOtherUser,
  noSelfReferenceInEnv,
  noSpaceAroundEquals,
  noSwallowedInstruction,
  noSystemPipInstall,
  noSystemWorkdir,
  noTypographicCharacters,
  noUndefinedStage,
  noUndefinedVariable,
  noUnknownBuildCheck,
  noUnknownFlag,
  noUnknownInstruction,
  noUnknownSuppression,
  noUnknownUser,
  noUnreachableStage,
  noUnterminatedHeredoc,
  noVariableInCopyFrom,
  noWholeFilesystemCopy,
  noWriteAfterVolume,
  noWrongArgumentCount,
  putRuntimeStageLast,
  quoteHeredocDelimiter,
  setModeOfCopiedScript,
  setWorkdirBeforeRelativeCopy,
  setWorkdirOwnerBeforeInstall,
  useAbsoluteWorkdir,
  useAptGetUpdateBeforeInstall,
  useAssumeYesForAptGet,
  useAssumeYesForDnf,
  useAssumeYesForYum,
  useEqualsForArg,
  useExecFormWithoutShell,
  useFailForCurl,
  useForceForNpmCacheClean,
  useNoconfirmForPacman,
  useNonInteractiveZypper,
  useTrailingSlashForCopies,
  useTrailingSlashForPatterns,
  declareExposedPort,
  matchLabelSchema,
  matchOciLabelFormat,
  noMaintainer,
  noUnknownLabels,
  requireLabels,
  requireOciLabels,
  setHealthcheck,
  useOciLabelKeys,
  useValidLabelKeys,
  copyLockfileWithManifest,
  declareSyntax,
  keepTagBesideDigest,
  noDistUpgrade,
  noLatestDownload,
  noLatestTag,
  noLockfileChangesInBuild,
  noMixedApkBranches,
  noPackageUpgrade,
  noUnstableSyntax,
  noZypperDistUpgrade,
  pinApkPackages,
  pinAptPackages,
  pinBaseImageDigest,
  pinBaseImageTag,
  pinDnfPackages,
  pinGems,
  pinGitClone,
  pinGoTools,
  pinNpmPackages,
  pinPipPackages,
  pinYumPackages,
  pinZypperPackages,
  useFrozenLockfile,
  useLockedForCargo,
  useLockedForUv,
  useNpmCi,
  useQualifiedImageNames,
  copyCaCertificatesIntoScratch,
  matchHealthcheckPort,
  noDevelopmentServer,
  noHealthcheckThatCannotFail,
  noIgnoredCmd,
  noInstallAtStart,
  noLocalhostInHealthcheck,
  noLogsInFiles,
  noMissingHealthcheckTool,
  noPackageManagerAsProcess1,
  noPrivilegedPort,
  noVariableInExecForm,
  noVolume,
  setFixedUid,
  setNodeEnv,
  setOwnerOfCopiedFiles,
  useExecForm,
  useExecInShellCommand,
  useFailInHealthcheck,
  useKnownStopSignal,
  useNumericUser,
  copyOnlyWhatIsNeeded,
  noBaseNearEndOfLife,
  noChpasswd,
  noDebugMode,
  noDebugToolsInFinalImage,
  noEndOfLifeBase,
  noForceYes,
  noGitConfigSslVerifyOff,
  noGitDirectoryCopy,
  noGitSslVerifyOff,
  noHardcodedSecret,
  noInsecureCurl,
  noInsecureRun,
  noInsecureWget,
  noNodeTlsVerifyOff,
  noNpmStrictSslOff,
  noNpmStrictSslOffByVariable,
  noOpenSecretMount,
  noPipTrustedHost,
  noPipTrustedHostByVariable,
  noPipeToShell,
  noPythonHttpsVerifyOff,
  noRemoteAdminPort,
  noRetiredImage,
  noRootUser,
  noSecretFileCopy,
  noSecretsInArgOrEnv,
  noSudo,
  noUnauthenticatedApt,
  noUnsignedAptSource,
  noUnsignedRpm,
  noUntrustedApk,
  noVolumeOverSystemDirectory,
  noWeakHash,
  noWorldWritable,
  noWritableEntrypoint,
  noYumSslVerifyOff,
  requireTrustedRegistry,
  setNonRootUser,
  useChecksumForAdd,
  useHttps,
  useIgnoreScriptsForNpm,
  useKnownPublisher,
  verifyDownload,
  noAndOrAsIf,
  noAssignmentInExport,
  noBashismUnderSh,
  noDeletionByUnsetVariable,
  noEscapeInEcho,
  noGlobAsOption,
  noUnguardedCd,
  noUnsetVariable,
  noVariableInSingleQuotes,
  quoteCommandSubstitution,
  quoteVariables,
  setErrexitInHeredoc,
  setPipefail,
  useBashForBashisms,
  cleanCondaCache,
  cleanDnfCache,
  cleanNpmCache,
  cleanPacmanCache,
  cleanYarnCache,
  cleanYumCache,
  cleanZypperCache,
  copyOnlyBuiltFiles,
  noAptListsInLayer,
  noArchiveLeftBehind,
  noBuildImageInFinalStage,
  noBuildToolsInFinalImage,
  noCleanupInLaterLayer,
  noDevDependenciesCopied,
  noDevDependenciesInFinalStage,
  noWeakDependencies,
  noWholeWorkdirCopy,
  useAddForArchives,
  useChmodForCopy,
  useChownForCopy,
  useDockerignore,
  useNoCacheDirForPip,
  useNoCacheForApk,
  useNoInstallRecommends,
  useNoLogInit,
  useSmallerBase,
  matchAsCase,
  matchDescriptionToName,
  matchInstructionCase,
  noConsecutiveRuns,
  noInlineSuppressions,
  noMaskedErrors,
  noPersistentNoninteractive,
  noRedundantAptClean,
  noRedundantTargetPlatform,
  noRepeatedBaseImage,
  noRepeatedStageSetup,
  noSpaceAfterContinuation,
  noUnusedArg,
  noUnusedGlobalArg,
  noUnusedStage,
  noUnusedSuppression,
  noUselessCommands,
  requireSuppressionReason,
  setDefaultForArgInFrom,
  sortPackages,
  useAbsoluteCopyDestination,
  useAptGetNotApt,
  useBatchForGpg,
  useBatchModeForMaven,
  useCopyNotAdd,
  useEqualsForEnv,
  useHeredocForFiles,
  useLowerCaseProtocol,
  useLowerCaseStageNames,
  useNoDocumentForGem,
  useOneDownloadTool,
  useQuietWget,
  useShellInstruction,
  useStageNamesNotNumbers,
  useWorkdirNotCd,
  keepCopiedPathsInAllowList,
  keepLockfileInContext,
  matchNestedCopies,
  noCommentBesidePattern,
  noGitignoreOnlySyntax,
  noHostDependenciesInContext,
  noMalformedPattern,
  noMisspeltPattern,
  noPatternOutsideContext,
  noPatternWithoutMatch,
  noShadowedDockerignore,
  putExceptionsLast,
  noGitIgnoredFilesInContext,
  noSecretsInContext,
  limitContextSize,
  noNoiseInContext,
  noVersionControlInContext,
  noExceptionBelowExcludedFolder,
  noIneffectiveSlash,
  noRedundantPattern,
  noPackageListsAloneInImage,
  noMissingInterpreter,
  noMissingLibrary,
  noMissingProbeInImage,
  noMissingProgram,
  noUnknownUserInImage,
  setHealthcheckInImage,
  useCopyNotAddInImage,
  noDistUpgradeInImage,
  noLatestTagOnImage,
  noStaleImage,
  useExecFormInImage,
  noContentTrustInImage,
  noDuplicateId,
  noEmptyPassword,
  noEndOfLifeSystemInImage,
  noEscapingPaths,
  noKernelVolumeInImage,
  noRemoteAdminPortInImage,
  noSecretsInImage,
  noSetuidFiles,
  noSudoInImage,
  noToolsForPeopleInImage,
  noUnverifiedPackagesInImage,
  noWorldWritableFiles,
  setNonRootUserInImage,
  limitImageGrowth,
  limitImageSize,
  limitWaste,
  noBuildToolsInImage,
  noDevelopmentFilesInImage,
  noPackageCachesInImage,
  noPackageListsInImage,
  noProjectFilesInImage,
];
