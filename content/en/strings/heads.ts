/** The name of the guide, and what its pages say of themselves in a tab, a search engine and a link preview. */

export default {
  guide: 'LLMs Under the Hood',
  about:
    'An interactive guide to large language models: train a tiny Llama from random numbers to an assistant in your own browser, and look inside it at every stage.',
  cover: (guide: string) => `${guide}: raise a language model in your browser`,
  /** Of every other page: its own name first. */
  title: (page: string, guide: string) => `${page} · ${guide}`,
  chapter: (number: number, title: string) => `${number}. ${title}`,
  /** Of the page that lists them; also of every link to it. */
  gallery: 'All figures',
  galleryAbout: 'Every live figure of the guide by itself, to show in a lecture or to embed.',
  figureAbout: (title: string) =>
    `“${title}”: a live figure of an interactive guide to large language models.`,
  parts: 'Parts of the figures',
  partsAbout: 'The parts that every figure of the guide is made of.',
  partAbout: (name: string) =>
    `${name}, a part that figures of the guide are made of, in all its states.`,
  /** Of the page that answers a wrong address. */
  missing: 'No such page',
};
