/** Said at build time alone: to link previews, search engines, and the device that installs the guide. */

export default {
  /** `manifest.webmanifest`: under the icon there is room for about twelve letters. */
  manifest: {
    shortName: 'LLMs',
    description:
      'An interactive guide to large language models: train a tiny Llama in your own browser, and look inside it at every stage.',
  },
  picture: {
    alt: (title: string) =>
      `${title}: the life of a small language model, drawn as the curve of its loss.`,
    /** Over the name of the guide. */
    cover: 'Raise a language model in your browser',
    /** Over the title of a chapter. */
    chapter: (guide: string, number: number) => `${guide}, chapter ${number}`,
  },
  /** For search engines, after schema.org. */
  data: {
    authors: (guide: string) => `The authors of ${guide}`,
    chapter: 'chapter with interactive figures',
    terms: (title: string, guide: string) => `${title} of ${guide}`,
  },
};
