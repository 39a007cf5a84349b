import type { DistributionEnds } from './end-of-life.js';
import type { Distribution } from './image-tag.js';
import { DEBIAN_RELEASES } from './image-tag.js';

const DEBIAN: DistributionEnds = {
  title: (release) => `Debian ${numberOf(release)} (${release})`,
  source: 'https://www.debian.org/releases/',
  successor: 'trixie',
  ends: {
    squeeze: '2014-05-31',
    wheezy: '2016-04-25',
    jessie: '2018-06-17',
    stretch: '2020-07-18',
    buster: '2022-09-10',
    bullseye: '2024-08-14',
    bookworm: '2026-07-11',
    trixie: '2028-08-09',
  },
  longTerm: {
    squeeze: '2016-02-29',
    wheezy: '2018-05-31',
    jessie: '2020-06-30',
    stretch: '2022-06-30',
    buster: '2024-06-30',
    bullseye: '2026-08-31',
    bookworm: '2028-06-30',
    trixie: '2030-06-30',
  },
};

const UBUNTU: DistributionEnds = {
  title: (release) => `Ubuntu ${release}`,
  source: 'https://ubuntu.com/about/release-cycle',
  successor: (release) => (release < '24' ? '24.04' : '26.04'),
  ends: {
    '12.04': '2017-04-28',
    '14.04': '2019-04-25',
    '14.10': '2015-07-23',
    '15.04': '2016-02-04',
    '15.10': '2016-07-28',
    '16.04': '2021-04-30',
    '16.10': '2017-07-20',
    '17.04': '2018-01-13',
    '17.10': '2018-07-19',
    '18.04': '2023-05-31',
    '18.10': '2019-07-18',
    '19.04': '2020-01-23',
    '19.10': '2020-07-17',
    '20.04': '2025-05-29',
    '20.10': '2021-07-22',
    '21.04': '2022-01-20',
    '21.10': '2022-07-14',
    '22.04': '2027-06-01',
    '22.10': '2023-07-20',
    '23.04': '2024-01-25',
    '23.10': '2024-07-11',
    '24.04': '2029-05-31',
    '24.10': '2025-07-10',
    '25.04': '2026-01-15',
    '25.10': '2026-07-09',
    '26.04': '2031-05-29',
  },
};

const ALPINE: DistributionEnds = {
  title: (release) => `Alpine Linux ${release}`,
  source: 'https://alpinelinux.org/releases/',
  successor: '3.24',
  ends: {
    '2.6': '2015-05-01',
    '2.7': '2015-11-01',
    '3.0': '2016-05-01',
    '3.1': '2016-11-01',
    '3.2': '2017-05-01',
    '3.3': '2017-11-01',
    '3.4': '2018-05-01',
    '3.5': '2018-11-01',
    '3.6': '2019-05-01',
    '3.7': '2019-11-01',
    '3.8': '2020-05-01',
    '3.9': '2020-11-01',
    '3.10': '2021-05-01',
    '3.11': '2021-11-01',
    '3.12': '2022-05-01',
    '3.13': '2022-11-01',
    '3.14': '2023-05-01',
    '3.15': '2023-11-01',
    '3.16': '2024-05-23',
    '3.17': '2024-11-22',
    '3.18': '2025-05-09',
    '3.19': '2025-11-01',
    '3.20': '2026-04-01',
    '3.21': '2026-11-01',
    '3.22': '2027-05-01',
    '3.23': '2027-11-01',
    '3.24': '2028-06-01',
  },
};

const FEDORA: DistributionEnds = {
  title: (release) => `Fedora ${release}`,
  source: 'https://docs.fedoraproject.org/en-US/releases/eol/',
  successor: '44',
  ends: {
    '25': '2017-12-12',
    '26': '2018-05-29',
    '27': '2018-11-30',
    '28': '2019-05-28',
    '29': '2019-11-26',
    '30': '2020-05-26',
    '31': '2020-11-24',
    '32': '2021-05-25',
    '33': '2021-11-30',
    '34': '2022-06-07',
    '35': '2022-12-13',
    '36': '2023-05-16',
    '37': '2023-12-05',
    '38': '2024-05-21',
    '39': '2024-11-26',
    '40': '2025-05-13',
    '41': '2025-12-15',
    '42': '2026-05-27',
  },
};

const CENTOS: DistributionEnds = {
  title: (release) => (release.startsWith('stream') ? `CentOS Stream ${release.slice(6)}` : `CentOS ${release}`),
  source: 'https://www.redhat.com/en/topics/linux/centos-linux-eol',
  successor: (release) => (release.startsWith('stream') ? 'stream10' : release === '8' ? 'almalinux:8' : 'almalinux:9'),
  ends: {
    '5': '2017-03-31',
    '6': '2020-11-30',
    '7': '2024-06-30',
    '8': '2021-12-31',
    stream8: '2024-05-31',
    stream9: '2027-05-31',
  },
};

const AMAZON: DistributionEnds = {
  title: (release) => `Amazon Linux ${release}`,
  source: 'https://aws.amazon.com/amazon-linux-2/faqs/',
  successor: '2023',
  ends: { '1': '2023-12-31', '2': '2026-06-30', '2023': '2029-06-30' },
};

const OPENSUSE: DistributionEnds = {
  title: (release) => `openSUSE Leap ${release}`,
  source: 'https://en.opensuse.org/Lifetime',
  successor: '16.0',
  ends: {
    '42.3': '2019-07-01',
    '15.0': '2019-12-03',
    '15.1': '2021-02-02',
    '15.2': '2022-01-04',
    '15.3': '2022-12-31',
    '15.4': '2023-12-07',
    '15.5': '2024-12-31',
    '15.6': '2026-04-30',
  },
};

const WINDOWS: DistributionEnds = {
  title: (release) => `Windows Server ${release}`,
  source: 'https://learn.microsoft.com/en-us/virtualization/windowscontainers/deploy-containers/base-image-lifecycle',
  successor: 'ltsc2022',
  ends: {
    sac2016: '2018-10-23',
    '1709': '2019-04-09',
    '1803': '2019-11-12',
    '1903': '2020-12-08',
    '1909': '2021-05-11',
    '2004': '2021-12-14',
    '20h2': '2022-08-09',
    ltsc2016: '2027-01-12',
  },
};

/** The ends of distribution releases. */
export const DISTRIBUTION_ENDS: Readonly<Partial<Record<Distribution, DistributionEnds>>> = {
  debian: DEBIAN,
  ubuntu: UBUNTU,
  alpine: ALPINE,
  fedora: FEDORA,
  centos: CENTOS,
  amazonlinux: AMAZON,
  rockylinux: enterprise('Rocky Linux', 'https://wiki.rockylinux.org/rocky/version/', {
    '8': '2029-05-31',
    '9': '2032-05-31',
    '10': '2035-05-31',
  }),
  almalinux: enterprise('AlmaLinux', 'https://wiki.almalinux.org/release-notes/', {
    '8': '2029-03-01',
    '9': '2032-05-31',
    '10': '2035-05-31',
  }),
  rhel: enterprise('Red Hat Enterprise Linux', 'https://access.redhat.com/support/policy/updates/errata', {
    '7': '2024-06-30',
    '8': '2029-05-31',
    '9': '2032-05-31',
    '10': '2035-05-31',
  }),
  oraclelinux: enterprise('Oracle Linux', 'https://endoflife.date/oracle-linux', {
    '6': '2021-03-31',
    '7': '2024-12-31',
    '8': '2029-07-31',
    '9': '2032-06-30',
    '10': '2035-06-30',
  }),
  opensuse: OPENSUSE,
  windows: WINDOWS,
};

function enterprise(title: string, source: string, ends: Readonly<Record<string, string>>): DistributionEnds {
  return {
    title: (release) => `${title} ${release}`,
    source,
    successor: (release) => (Number(release) < 9 ? '9' : '10'),
    ends,
  };
}

function numberOf(release: string): string {
  return Object.entries(DEBIAN_RELEASES).find(([, name]) => name === release)?.[0] ?? '';
}
