/** Stands in for a package that is not installed. */
throw new Error('its package is not installed: run npm ci in tests/bench.');
