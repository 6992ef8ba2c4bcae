/** The one door to TensorFlow.js core: ops as functions, with their gradients registered. */

export * from '@tensorflow/tfjs-core';
// After core itself, whose flags the registration reads.
import '@tensorflow/tfjs-core/dist/register_all_gradients';
