import { parameterSpecs, headDim } from '../../../src/core/config';
import { learningRateAt } from '../../../src/core/training';
import { rotaryTables } from '../../../src/core/rotary';
import { serve } from '../serve';
import { initialParameters, trainingOf } from '../work';
import { createJaxStep } from './jaxModel';
import { stepper } from './steps';

serve(
  stepper(async (shape) => {
    const jax = await import('@jax-js/jax');
    await jax.init('wasm');
    jax.defaultDevice('wasm');
    const { config, time } = shape;
    const training = trainingOf(shape);
    const step = createJaxStep(
      jax,
      shape,
      parameterSpecs(config),
      initialParameters(shape),
      training,
      rotaryTables(time, headDim(config), config.ropeTheta),
    );
    const takeStep = (batch, count) => step(batch, learningRateAt(count, training));
    return { note: 'jax-js, jitted, one thread', compiles: true, takeStep };
  }),
);
