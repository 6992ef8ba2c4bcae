/** The fonts of KaTeX's style sheet, without the rest of it: see `katexStyles`. */
declare module 'katex/dist/katex.min.css?faces' {}
