/** Which modules share a file of the built site. Data of the build: `vite.config.ts` hands it to the bundler. */

/** What every page needs at once: in one file it is smaller, and asked for once. */
const EVERY_PAGE = {
  name: 'site',
  test: /node_modules\/(react|react-dom|scheduler|wouter|regexparam|use-sync-external-store)\/|vite\/|src\/site\/(readingProgress|parts\/(InternalLink|WidgetFrame|FigureDrawing|Boundary)|content|head\.|lifeStages\.|offline\/registration|search\/shortcut|useMounted|prose\/references)|src\/ui\/(Button|Segmented|browserHistory|onPressOutside|pageDrops|saveFile)|src\/store\/recovery|src\/core\/(unfetched|recipeVocabulary)|src\/language\/plural|\?index/,
};

/** The cover, and what its live figure has of it. */
const COVER = {
  name: 'cover',
  test: /src\/(site\/parts\/(CoverPage|LifeDrawing)|ui\/StageLine)\.|strings\/(cover|lifeDrawing)\./,
};

/** What most figures are made of: few files come sooner than many small ones. */
const FIGURES = [
  { name: 'parts', test: /src\/(ui|language)\/|node_modules\/d3-/, minShareCount: 8 },
  { name: 'life', test: /src\/(store|core|worker|widgets\/life)\//, minShareCount: 8 },
];

/** In order: a module is in the first group that it fits. */
export const CHUNK_GROUPS = [EVERY_PAGE, COVER, ...FIGURES];
