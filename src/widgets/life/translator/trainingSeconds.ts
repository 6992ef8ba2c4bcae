/**
 * How long the training of a translator takes, as far as that is known before it has begun: on one thread
 * of our server, with the simd engine, as `npm run life -- --translate --record` measured it.
 */
export const SERVER_SECONDS = Number(import.meta.env['TRANSLATOR_SECONDS']);
