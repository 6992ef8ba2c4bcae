/** Whether the page is in a frame without an origin of its own, to which storage and workers are refused. */
export const isSandboxed = (): boolean => window.origin === 'null';
