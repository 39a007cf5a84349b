import type { ProductEnds } from './end-of-life.js';

const POSTGRES: ProductEnds = {
  title: 'PostgreSQL',
  source: 'https://www.postgresql.org/support/versioning/',
  successor: (line) => (Number(line) < 16 ? '17' : '18'),
  ends: {
    '9': '2021-11-11',
    '9.3': '2018-11-08',
    '9.4': '2020-02-13',
    '9.5': '2021-02-11',
    '9.6': '2021-11-11',
    '10': '2022-11-10',
    '11': '2023-11-09',
    '12': '2024-11-21',
    '13': '2025-11-13',
    '14': '2026-11-12',
    '15': '2027-11-11',
    '16': '2028-11-09',
    '17': '2029-11-08',
    '18': '2030-11-14',
  },
};

const MYSQL: ProductEnds = {
  title: 'MySQL',
  source: 'https://endoflife.date/mysql',
  successor: (line) => (line.startsWith('9') ? '9.7' : '8.4'),
  ends: {
    '5': '2023-10-31',
    '5.5': '2018-12-31',
    '5.6': '2021-02-28',
    '5.7': '2023-10-31',
    '8.0': '2026-04-30',
    '8.1': '2023-10-12',
    '8.2': '2023-12-14',
    '8.3': '2024-04-10',
    '8.4': '2032-04-30',
    '9.0': '2024-10-15',
    '9.1': '2025-01-21',
    '9.2': '2025-04-15',
    '9.3': '2025-07-22',
    '9.4': '2025-10-21',
    '9.5': '2026-01-20',
    '9.6': '2026-04-21',
    '9.7': '2034-04-21',
  },
};

const MARIADB: ProductEnds = {
  title: 'MariaDB',
  source: 'https://mariadb.org/about/#maintenance-policy',
  successor: (line) => (line.startsWith('12') ? 'lts' : '11.8'),
  ends: {
    '10.0': '2019-03-31',
    '10.1': '2020-10-17',
    '10.2': '2022-05-23',
    '10.3': '2023-05-25',
    '10.4': '2024-06-18',
    '10.5': '2025-06-24',
    '10.6': '2026-07-06',
    '10.7': '2023-02-09',
    '10.8': '2023-05-20',
    '10.9': '2023-08-22',
    '10.10': '2023-11-17',
    '10.11': '2028-02-16',
    '11.0': '2024-06-06',
    '11.1': '2024-08-21',
    '11.2': '2024-11-21',
    '11.3': '2024-05-29',
    '11.4': '2029-05-29',
    '11.5': '2024-11-21',
    '11.6': '2025-02-13',
    '11.7': '2025-05-12',
    '11.8': '2028-06-04',
    '12.0': '2025-11-18',
    '12.1': '2026-02-13',
    '12.2': '2026-05-13',
  },
};

const MONGODB: ProductEnds = {
  title: 'MongoDB',
  source: 'https://www.mongodb.com/legal/support-policy/lifecycles',
  successor: '8.0',
  ends: {
    '3': '2021-04-30',
    '3.0': '2018-02-28',
    '3.2': '2018-09-30',
    '3.4': '2020-01-31',
    '3.6': '2021-04-30',
    '4': '2024-02-29',
    '4.0': '2022-04-30',
    '4.2': '2023-04-30',
    '4.4': '2024-02-29',
    '5': '2024-10-31',
    '5.0': '2024-10-31',
    '6': '2025-07-31',
    '6.0': '2025-07-31',
    '7': '2027-08-31',
    '7.0': '2027-08-31',
    '8.0': '2029-10-31',
  },
};

/** Redis names a day only once a line has ended. */
const REDIS: ProductEnds = {
  title: 'Redis',
  source: 'https://endoflife.date/redis',
  successor: '8',
  ends: {
    '3': '2018-07-10',
    '3.2': '2018-07-10',
    '4': '2020-04-30',
    '5': '2022-04-27',
    '6.0': '2023-08-15',
    '7.0': '2024-07-29',
  },
};

/** A stable branch ends with the next one; the mainline branch before it ends by becoming it. */
const NGINX: ProductEnds = {
  title: 'nginx',
  source: 'https://nginx.org/en/CHANGES',
  successor: 'stable',
  ends: {
    '1.14': '2019-04-23',
    '1.15': '2019-04-23',
    '1.16': '2020-04-21',
    '1.17': '2020-04-21',
    '1.18': '2021-04-20',
    '1.19': '2021-04-20',
    '1.20': '2022-05-24',
    '1.21': '2022-05-24',
    '1.22': '2023-04-11',
    '1.23': '2023-04-11',
    '1.24': '2024-04-23',
    '1.25': '2024-04-23',
    '1.26': '2025-04-23',
    '1.27': '2025-04-23',
  },
};

const TOMCAT: ProductEnds = {
  title: 'Tomcat',
  source: 'https://tomcat.apache.org/whichversion.html',
  successor: (line) => (line === '10.0' ? '10.1' : '9.0'),
  ends: { '7': '2021-03-31', '8': '2024-03-31', '8.0': '2018-06-30', '8.5': '2024-03-31', '10.0': '2022-10-31' },
};

/** The ends of servers, by the name of their image. */
export const SERVER_ENDS: Readonly<Record<string, ProductEnds>> = {
  postgres: POSTGRES,
  mysql: MYSQL,
  mariadb: MARIADB,
  mongo: MONGODB,
  redis: REDIS,
  nginx: NGINX,
  'nginxinc/nginx-unprivileged': NGINX,
  tomcat: TOMCAT,
};
