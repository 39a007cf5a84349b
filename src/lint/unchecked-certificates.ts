import type { Model } from '#model/model.js';
import { settingsOf } from '#model/settings.js';
import { dropSetting } from './edits/drop-setting.js';
import { reviewFix } from './edits/review-fix.js';
import type { Report } from './rule.js';

interface UncheckedCertificate extends Report<'off'> {
  readonly values: { readonly name: string; readonly value: string };
}

/** The reports, as `off`, of a rule against a variable that switches certificate checks off: each place that gives it such a value. */
export function uncheckedCertificates(model: Model, variable: RegExp, off: RegExp): readonly UncheckedCertificate[] {
  return settingsOf(model)
    .filter(({ name, value }) => variable.test(name) && off.test(value))
    .map(({ name, value, span }) => ({
      message: 'off',
      values: { name, value },
      at: span,
      fix: reviewFix('Check certificates again', dropSetting(model, span)),
    }));
}
