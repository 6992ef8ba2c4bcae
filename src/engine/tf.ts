/** The one door to TensorFlow.js core: ops as functions, with their gradients registered. */
import '@tensorflow/tfjs-core/dist/register_all_gradients';

export * from '@tensorflow/tfjs-core';
