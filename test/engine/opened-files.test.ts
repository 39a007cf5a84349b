import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { describe, it } from 'node:test';
import { explainedByConversion } from '#engine/explained-by-conversion.js';
import { prove } from '#engine/prove.js';
import { projectOf } from './project.js';

const NOTES = '/srv/notes/tide.txt';
const IS_OPENED = `${NOTES} is opened before, and is not there after`;

const GO = `package main

import (
	"net/http"
	"os"
)

func main() {
	os.ReadFile("${NOTES}")
	http.ListenAndServe(":8080", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("high")) }))
}
`;

const JAVA = `import java.nio.file.Files;
import java.nio.file.Path;

class Tide {
  public static void main(String[] args) throws Exception {
    if (Files.exists(Path.of("${NOTES}"))) Files.readString(Path.of("${NOTES}"));
  }
}
`;

describe('an opened file that a conversion loses', () => {
  it('is noted of a static Go program that goes on without it', async (test) => {
    const build =
      'WORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /tide main.go && mkdir /srv/notes && echo high > /srv/notes/tide.txt\n';
    const start = 'EXPOSE 8080\nCMD ["/tide"]\n';
    const { unexplained, worse } = await proofOf(
      test,
      {
        Dockerfile: `FROM golang:1.24\n${build}${start}`,
        'Dockerfile.after': `FROM golang:1.24 AS build\n${build}FROM debian:trixie-slim\nWORKDIR /src\nCOPY --from=build /tide /tide\n${start}`,
        'main.go': GO,
      },
      '/',
    );
    assert.deepEqual({ unexplained, worse }, { unexplained: [IS_OPENED], worse: [] });
  });

  it('is noted of a Java program that ends at once', async (test) => {
    const build =
      'WORKDIR /src\nCOPY Tide.java .\nRUN javac -d /app Tide.java && mkdir -p /srv/notes && echo high > /srv/notes/tide.txt\n';
    const start = 'CMD ["java", "-cp", "/app", "Tide"]\n';
    const { unexplained, worse } = await proofOf(test, {
      Dockerfile: `FROM eclipse-temurin:17-jdk\n${build}${start}`,
      'Dockerfile.after': `FROM eclipse-temurin:17-jdk AS build\n${build}FROM eclipse-temurin:17-jdk\nWORKDIR /src\nCOPY --from=build /app /app\n${start}`,
      'Tide.java': JAVA,
    });
    assert.deepEqual({ unexplained, worse }, { unexplained: [IS_OPENED], worse: [] });
  });

  it('is noted where another user than root runs, in a folder that only this one may read', async (test) => {
    const notes = 'RUN mkdir -m 700 /srv/notes && echo high > /srv/notes/tide.txt && chown -R nobody /srv/notes\n';
    const start =
      'USER nobody\nCMD ["sh", "-c", "test ! -e /srv/notes/tide.txt || exec 3</srv/notes/tide.txt; exit 3"]\n';
    const { unexplained, opened } = await proofOf(test, {
      Dockerfile: `FROM debian:trixie-slim\n${notes}${start}`,
      'Dockerfile.after': `FROM debian:trixie-slim\n${start}`,
    });
    assert.deepEqual({ unexplained, opened }, { unexplained: [IS_OPENED], opened: { lost: 1, opened: [NOTES] } });
  });

  it('is none where nothing opens it, and the program stays the first process and gets the signal to stop', async (test) => {
    const start = `CMD ["sh", "-c", "test $$ = 1 || exit 7; trap 'exit 0' TERM; while :; do sleep 0.1; done"]\n`;
    const { unexplained, worse, opened } = await proofOf(test, {
      Dockerfile: `FROM debian:trixie-slim\nRUN mkdir /srv/notes && echo high > /srv/notes/tide.txt\n${start}`,
      'Dockerfile.after': `FROM debian:trixie-slim\n${start}`,
    });
    assert.deepEqual({ unexplained, worse, opened }, { unexplained: [], worse: [], opened: { lost: 1, opened: [] } });
  });

  it('is not known of where the image has nothing to watch with, which is said', async (test) => {
    const { opened } = await proofOf(test, {
      Dockerfile: 'FROM busybox:1\nRUN echo high > /tide.txt\nCMD ["cat", "/tide.txt"]\n',
      'Dockerfile.after': 'FROM busybox:1\nCMD ["true"]\n',
    });
    assert.deepEqual(opened, { lost: 1, notNoted: 'the image has neither Perl nor the inotifyd of busybox' });
  });
});

/** What is proven as `convert --prove` does it. */
async function proofOf(test: TestContext, files: Readonly<Record<string, string>>, request?: string) {
  const project = await projectOf(test, files);
  return prove(join(project, 'Dockerfile'), join(project, 'Dockerfile.after'), {
    context: project,
    request,
    noteOpened: true,
    measure: false,
    settle: 5,
    allowedConfig: ['Env'],
    explainedBy: explainedByConversion([]),
  });
}
