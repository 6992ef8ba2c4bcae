/**
 * The fonts, but for that of plain text, apart from all other styles: on a slow line they would keep
 * the text from being shown. They are fetched once it has been painted: see `loading/afterPaint.js`.
 */

import './styles/fonts.css';
import 'katex/dist/katex.min.css?faces';
