import type { Head } from './head.js';

/** A device of `RUN --device`, in the names of the Container Device Interface. */
export interface Device {
  readonly name: string;
  readonly required: boolean;
}

/** Reads the value of `--device`; a string tells what is wrong with it. */
export function parseDevice(text: string): Device | string {
  let name: string | undefined;
  let required = false;
  for (const part of text.split(',')) {
    const [, key = '', value] = /^([^=]*)(?:=(.*))?$/.exec(part) ?? [];
    if (key === 'required') {
      if (value !== undefined && !/^(?:true|false)$/i.test(value)) return `required is true or false, not ${value}.`;
      required = value?.toLowerCase() !== 'false';
      continue;
    }
    const device = key === 'name' && value !== undefined ? value : part;
    if (name !== undefined) return `The flag names one device; ${name} is named already.`;
    name = device;
  }
  return name === undefined ? 'The device lacks its name.' : { name, required };
}

/** Reports the `--device` flags that BuildKit would refuse. */
export function checkDevices(head: Head): void {
  for (const { name, value } of head.base.flags) {
    if (name !== 'device' || !value || value.text.includes('$')) continue;
    const device = parseDevice(value.text);
    if (typeof device === 'string') head.problem('no-invalid-flag-value', device, value.span);
  }
}
