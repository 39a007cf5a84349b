import type { ImageDetails, ImageRow } from './base-image.js';
import { SHELL_LESS } from './distribution-facts.js';
import type { ImageTag, System } from './image-tag.js';

const WOLFI: System = { distribution: 'wolfi', release: undefined };
const CERTIFICATES = ['SSL_CERT_FILE'];

const DOTNET_ENV = [
  'APP_UID',
  'ASPNETCORE_HTTP_PORTS',
  'ASPNETCORE_URLS',
  'DOTNET_RUNNING_IN_CONTAINER',
  'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT',
  'DOTNET_VERSION',
  'ASPNET_VERSION',
];

const SDK_ENV = [
  ...DOTNET_ENV,
  'DOTNET_GENERATE_ASPNET_CERTIFICATE',
  'DOTNET_NOLOGO',
  'DOTNET_SDK_VERSION',
  'DOTNET_USE_POLLING_FILE_WATCHER',
  'NUGET_XMLDOC_MODE',
  'POWERSHELL_DISTRIBUTION_CHANNEL',
];

/** The packages of CUDA that the `devel` images keep a version of. */
const CUDA_PACKAGES = ['LIBCUBLAS', 'LIBCUSPARSE', 'LIBNPP', 'LIBNCCL', 'NVPROF', 'CUDA_NSIGHT_COMPUTE', 'CUDNN'];

/** Vendors' images. Sources: the images' Dockerfiles and the vendors' pages, as of 2026-11-21. */
export const CLOUD_IMAGES: Readonly<Record<string, ImageRow>> = {
  'dotnet/sdk': { system: dotnetSystem, details: { kind: 'build', command: 'shell', env: SDK_ENV }, vary: sdkVariant },
  'dotnet/aspnet': { system: dotnetSystem, details: { kind: 'language', env: DOTNET_ENV }, vary: dotnetVariant },
  'dotnet/runtime': { system: dotnetSystem, details: { kind: 'language', env: DOTNET_ENV }, vary: dotnetVariant },
  'dotnet/runtime-deps': { system: dotnetSystem, details: { kind: 'language', env: DOTNET_ENV }, vary: dotnetVariant },
  'cgr.dev/chainguard/wolfi-base': { system: WOLFI, details: { kind: 'os', command: 'shell', env: CERTIFICATES } },
  'cgr.dev/chainguard/static': { system: WOLFI, details: chainguard('none') },
  'cgr.dev/chainguard/glibc-dynamic': { system: WOLFI, details: chainguard('glibc') },
  'cgr.dev/chainguard/node': {
    system: WOLFI,
    details: { ...chainguard('glibc'), kind: 'language', command: 'repl', workdir: '/app' },
    // The -dev variants have a shell and apk.
    vary: ({ words }) =>
      words.at(-1) === 'dev'
        ? { shell: 'ash', hasBash: undefined, packageManager: 'apk', tools: undefined }
        : undefined,
  },
  'bitnami/*': {
    system: { distribution: 'debian', release: undefined },
    details: {
      env: ['HOME', 'OS_ARCH', 'OS_FLAVOUR', 'OS_NAME', 'APP_VERSION', 'BITNAMI_APP_NAME', 'IMAGE_REVISION'],
      user: '1001',
      tools: undefined,
    },
  },
  'nvidia/cuda': {
    system: { distribution: 'ubuntu', release: undefined },
    details: {
      kind: 'os',
      command: 'shell',
      tools: undefined,
      env: [
        'NVARCH',
        'NVIDIA_REQUIRE_CUDA',
        'NVIDIA_VISIBLE_DEVICES',
        'NVIDIA_DRIVER_CAPABILITIES',
        'NVIDIA_PRODUCT_NAME',
        'CUDA_VERSION',
        'CUDA_PKG_VERSION',
        'CUDNN_VERSION',
        'NCCL_VERSION',
        'LD_LIBRARY_PATH',
        'LIBRARY_PATH',
        'NV_CUDA_LIB_VERSION',
        'NV_CUDA_CUDART_VERSION',
        'NV_CUDA_CUDART_DEV_VERSION',
        'NV_NVTX_VERSION',
        'NV_NVML_DEV_VERSION',
        ...CUDA_PACKAGES.flatMap((name) =>
          ['VERSION', 'PACKAGE', 'PACKAGE_NAME', 'PACKAGE_VERSION', 'PACKAGE_DEV', 'DEV_VERSION', 'DEV_PACKAGE'].map(
            (suffix) => `NV_${name}_${suffix}`,
          ),
        ),
      ],
    },
    vary: ({ words }) => (words.includes('devel') ? { kind: 'build', tools: undefined } : undefined),
  },
};

function chainguard(libc: 'glibc' | 'none'): ImageDetails {
  return {
    ...SHELL_LESS,
    libc,
    kind: 'minimal',
    command: 'none',
    user: '65532',
    users: [{ name: 'nonroot', uid: 65532 }],
    env: CERTIFICATES,
  };
}

/** Debian up to .NET 9, Ubuntu from .NET 10 on. */
function dotnetSystem({ version }: ImageTag): System {
  const major = majorOf(version);
  if (major >= 10) return { distribution: 'ubuntu', release: major === 10 ? '24.04' : undefined };
  const release = major >= 8 ? 'bookworm' : major >= 6 ? 'bullseye' : major >= 3 ? 'buster' : undefined;
  return { distribution: 'debian', release };
}

function sdkVariant(tag: ImageTag, system: System | undefined): ImageDetails {
  const tools: ImageDetails['tools'] =
    system?.distribution === 'alpine'
      ? ['curl', 'git', 'wget', 'tar']
      : system?.distribution === 'ubuntu'
        ? ['curl', 'git', 'wget', 'tar', 'perl']
        : undefined;
  return { ...dotnetVariant(tag, system), tools };
}

function dotnetVariant({ version, words }: ImageTag, system: System | undefined): ImageDetails {
  if (system?.distribution === 'windows') return { users: [] };
  const hasUser = majorOf(version) >= 8;
  const users = hasUser ? [{ name: 'app', uid: 1654 }] : [];
  if (!words.includes('chiseled') && !words.includes('distroless')) return { users };
  return { ...SHELL_LESS, users, user: hasUser ? '1654' : 'app', command: undefined };
}

/** Without a version the newest. */
function majorOf(version: string | undefined): number {
  return version === undefined ? Number.POSITIVE_INFINITY : Number.parseInt(version, 10);
}
