import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import type { PythonFacts } from './facts.js';
import { imageOf, pythonUserOf } from './setting.js';

/** Where models lie, in the stage that downloads them and in the image. */
export const MODELS = '/opt/models';

/** The newest version on 2026-11-21, for projects whose files name none. */
const HUB = '2.4.0';

const OTHER_LIBRARIES = /onnx|openvino|optimum|tensorflow|keras|jax|flax/;
const OTHER_WEIGHTS = "['*.onnx', '*.h5', '*.msgpack', '*.ot', 'openvino/*']";

/** Downloads models into layers of their own, which stay when packages and sources change. */
export function modelStage(facts: PythonFacts, choices: Choices): PlannedStage | undefined {
  const models = facts.models?.value ?? [];
  if (models.length === 0) return undefined;
  const names = (facts.packaging?.packages ?? []).map(({ name }) => name);
  // Repositories hold the same weights for other libraries, too: often four times as much.
  const leftOut = names.some((name) => OTHER_LIBRARIES.test(name)) ? '' : `, ignore_patterns=${OTHER_WEIGHTS}`;
  const version = facts.packaging?.packages.find(({ name }) => name === 'huggingface-hub')?.version ?? HUB;
  return {
    name: 'models',
    from: imageOf(facts, choices),
    why: 'Models are downloaded apart from packages and sources: a change of these downloads nothing again.',
    steps: [
      {
        kind: 'run',
        commands: [`pip install huggingface_hub==${version}`],
        mounts: [{ type: 'cache', target: '/root/.cache/pip' }],
      },
      { kind: 'env', why: 'Set before the download, and the same at run time.', values: { HF_HOME: MODELS } },
      ...models.flatMap(({ id, revision }, index): readonly Step[] => {
        const name = models.length === 1 ? 'MODEL_REVISION' : `MODEL_REVISION_${index + 1}`;
        return [
          {
            kind: 'arg',
            name,
            value: revision ?? 'main',
            ...(revision ? {} : { why: `The commit of ${id} belongs here: main is another model tomorrow.` }),
          },
          {
            kind: 'run',
            commands: [
              `python -c "import huggingface_hub as hub; hub.snapshot_download('${id}', revision='$${name}'${leftOut})"`,
            ],
          },
        ];
      }),
    ],
  };
}

/** Brings the models into the image, for the user that reads them. */
export function modelSteps(choices: Choices): readonly Step[] {
  return [{ kind: 'copy', from: 'models', sources: [MODELS], to: MODELS, owner: pythonUserOf(choices) }];
}
