// In a notebook the state is shared with the kernel; on a page and in a slide there is none, and none is needed.
function render({ model, el }) {
  const synapse = livingSynapse(el, model.get("spec"), (state) => { model.set("state", state); model.save_changes(); });
  const follow = () => synapse.set(model.get("state"));
  model.on("change:state", follow);
  return () => { model.off("change:state", follow); synapse.remove(); };
}

function startSynapses() {
  for (const element of document.querySelectorAll(".qs-synapse-page:not([data-alive])")) {
    element.dataset.alive = "";
    const spec = JSON.parse(element.querySelector("script").textContent);
    for (const still of element.querySelectorAll(".qs-still")) still.remove();
    livingSynapse(element, spec);
  }
}
