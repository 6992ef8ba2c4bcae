/** What a page says of itself in its head: written at build time, kept up by the client. */

import type { Route } from './routes';

export const GUIDE = 'LLMs Under the Hood';

const ABOUT =
  'An interactive guide to large language models: train a tiny Llama from random numbers to an assistant in your own browser, and look inside it at every stage.';

export interface Head {
  readonly title: string;
  readonly description: string;
}

export function headOf(route: Route): Head {
  switch (route.kind) {
    case 'cover':
      return { title: `${GUIDE}: raise a language model in your browser`, description: ABOUT };
    case 'chapter': {
      const { number, title, description } = route.document;
      return { title: `${number}. ${title} · ${GUIDE}`, description };
    }
    case 'reference': {
      const { title, description } = route.document;
      return { title: `${title} · ${GUIDE}`, description };
    }
    case 'gallery':
      return {
        title: `All figures · ${GUIDE}`,
        description: 'Every live figure of the guide by itself, to show in a lecture or to embed.',
      };
    case 'figure':
      return {
        title: `${route.title} · ${GUIDE}`,
        description: `“${route.title}”: a live figure of an interactive guide to large language models.`,
      };
    case 'part':
      return {
        title: `${route.name ?? 'Parts of the figures'} · ${GUIDE}`,
        description:
          route.name === undefined
            ? 'The parts that every figure of the guide is made of.'
            : `${route.name}, a part that figures of the guide are made of, in all its states.`,
      };
    case 'missing':
      return { title: `No such page · ${GUIDE}`, description: ABOUT };
  }
}
