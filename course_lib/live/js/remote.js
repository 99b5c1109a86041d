// Slides that are presented with a kernel: the page's own server hands questions for frames to it.

function startRemoteFigures() {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  for (const el of document.querySelectorAll("[data-figure]")) {
    const { numbers, ...told } = JSON.parse(el.querySelector("script[type='application/json']").textContent);
    const state = { ...told, opening_numbers: bytes(numbers) }, hearers = new Set();
    const model = {
      get: (name) => state[name],
      on: (_, hearer) => hearers.add(hearer),
      off: (_, hearer) => hearers.delete(hearer),
      send: async (request) => {
        const reply = await fetch("frames", { method: "POST", body: JSON.stringify({ figure: el.dataset.figure, request }) });
        const { message, buffers } = await reply.json();
        for (const hearer of hearers) hearer(message, buffers.map(bytes));
      },
    };
    el.replaceChildren();
    render({ model, el });
    el.dataset.alive = "yes";
  }
}
