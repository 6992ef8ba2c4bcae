/** What files may weigh, known without the code that reads them. */

/** All files of an archive together: more than the largest model of the guide. */
export const MOST_ZIP_BYTES = 64 * 2 ** 20;
