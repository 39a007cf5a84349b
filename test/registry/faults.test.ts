import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { it } from 'node:test';
import fc from 'fast-check';
import { openRepository } from '#registry/open.js';
import { ToolError } from '../../src/tool-error.js';
import { impatient, send, sha256, someBytes, startFake } from './fake-registry.js';

const LAYER = someBytes(300_000);
const DIGEST = sha256(LAYER);

/** What a bad server does with one request for the blob. */
type Fault =
  | { readonly kind: 'fine' | 'ignore range' | 'destroy' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'cut' | 'end' | 'stall' | 'part' | 'spoil' | 'shift'; readonly at: number };

const at = fc.integer({ min: 0, max: LAYER.length });
const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('fine', 'ignore range', 'destroy') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('status'), status: fc.constantFrom(429, 500, 503, 404, 401, 416, 204) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('cut', 'end', 'stall', 'part', 'spoil', 'shift'), at }) },
) as fc.Arbitrary<Fault>;

function answer(fault: Fault, range: string | undefined, response: ServerResponse): void {
  const wanted = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const start =
    fault.kind === 'ignore range' ? 0 : fault.kind === 'shift' ? Math.min(fault.at, LAYER.length - 1) : wanted;
  const isPart = range !== undefined && fault.kind !== 'ignore range';
  const bytes = LAYER.subarray(start);
  const head = (length: number | undefined, end = LAYER.length) => {
    const headers: Record<string, string | number> = length === undefined ? {} : { 'content-length': length };
    if (isPart) headers['content-range'] = `bytes ${start}-${end - 1}/${LAYER.length}`;
    response.writeHead(isPart ? 206 : 200, headers);
  };
  switch (fault.kind) {
    case 'destroy':
      response.destroy();
      break;
    case 'status':
      send(response, fault.status, '');
      break;
    case 'cut':
      head(bytes.length);
      response.write(bytes.subarray(0, fault.at), () => response.destroy());
      break;
    case 'end':
      head(undefined);
      response.end(bytes.subarray(0, fault.at));
      break;
    case 'stall':
      head(bytes.length);
      response.write(bytes.subarray(0, fault.at));
      break;
    case 'part':
      head(Math.min(fault.at, bytes.length), start + Math.min(fault.at, bytes.length));
      response.end(bytes.subarray(0, fault.at));
      break;
    case 'spoil': {
      const wrong = Buffer.from(bytes);
      wrong.writeUInt8((wrong.readUInt8(fault.at % wrong.length) + 1) & 255, fault.at % wrong.length);
      head(wrong.length);
      response.end(wrong);
      break;
    }
    default:
      head(bytes.length);
      response.end(bytes);
  }
}

it('a blob is right or an error, whatever the server does', async () => {
  let faults: Fault[] = [];
  const { host } = await startFake(({ headers }, response) => {
    answer(faults.shift() ?? { kind: 'fine' }, headers.range, response);
  });
  let right = 0;
  let wrong = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 6 }), async (given) => {
      faults = [...given];
      const { blob } = openRepository(`${host}/acme/app`, impatient([], { patience: { stallTimeout: 20 } }));
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of await blob(DIGEST)) chunks.push(chunk as Buffer);
      } catch (error) {
        assert.ok(error instanceof ToolError, String(error));
        wrong++;
        return;
      }
      assert.ok(Buffer.concat(chunks).equals(LAYER));
      right++;
    }),
    { numRuns: 150 },
  );
  // Both happen, else the test would prove nothing.
  assert.ok(right > 20 && wrong > 20, `${right} right, ${wrong} errors`);
});
