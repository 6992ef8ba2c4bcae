// What waits in a template of the page, taken out of it: once there is nothing, it was taken before.
const contentOf = (id) => {
  const template = document.getElementById(id);
  if (!template) return new DocumentFragment();
  template.remove();
  return document.importNode(template.content, true);
};
