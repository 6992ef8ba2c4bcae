// In every page of the tests in other browsers, before all else: tells the tests' server what the
// page complains of, for not every browser lets its console be read.
{
  // What is on its way when the page is left does not arrive: that is no fault.
  let left = false;
  addEventListener('beforeunload', () => (left = true));
  const tell = (...what) => left || navigator.sendBeacon('/complaints', what.map(String).join(' '));
  addEventListener(
    'error',
    ({ message, target }) => tell(message ?? `not loaded: ${target.src ?? target.href}`),
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) =>
    tell('not caught:', reason?.stack ?? reason),
  );
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell('against the policy:', violatedDirective, blockedURI),
  );
  const { error } = console;
  console.error = (...what) => {
    tell(...what);
    error.apply(console, what);
  };
}
