// The line below the primer's entry test: which parts to read, from the first answer to each part's question (as in entry.py).
function adviceOf(went) {
  const parts = Object.keys(went);
  if (parts.every((part) => went[part] === null)) return say(grammar, "entry_unasked");
  if (parts.every((part) => went[part])) return say(grammar, "entry_all");
  const groups = [["entry_read", false], ["entry_skip", true], ["entry_open", null]];
  const told = groups.map(([words, how]) => [say(grammar, words), parts.filter((part) => went[part] === how)]);
  return told.filter(([, list]) => list.length).map(([words, list]) => `${words}: ${list.join(", ")}.`).join(" ");
}

export function showEntry(node) {
  const ids = JSON.parse(node.dataset.parts), all = events();
  // The first answer tells what was known; a later one was learnt from the reply.
  const first = (id) => all.find(({ kind, question }) => kind === "answer" && question === id)?.correct ?? null;
  const went = Object.fromEntries(Object.entries(ids).map(([part, id]) => [part, first(id)]));
  const heads = [...document.querySelectorAll("h2")];
  const links = Object.keys(went).filter((part) => went[part] === false).map((part) => {
    const head = heads.find((one) => one.textContent.replace(/[¶#]/g, "").trim() === part);
    if (!head) return null;
    const place = head.closest("section[id]")?.id || (head.id ||= `part-${heads.indexOf(head)}`);
    return make("li", {}, make("a", { href: `#${place}` }, part));
  }).filter(Boolean);
  node.replaceChildren(make("p", { role: "status" }, make("strong", {}, adviceOf(went))), ...(links.length ? [make("ul", {}, ...links)] : []));
}
