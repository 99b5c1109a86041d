// Votes of a room, typed as “A 12, B 30”, as bars before the answer is shown; one letter alone shows its reply.

// Counts by letter, or a sentence that says what could not be read.
function readVotes(text, letters) {
  const counts = {}, parts = text.trim().split(/[,;\n]+|(?<=\d)\s+(?=[A-Za-z])/).map((part) => part.trim()).filter(Boolean);
  for (const part of parts) {
    const found = /^([A-Za-z])\s*[:=]?\s*(\d{1,4})$/.exec(part);
    if (!found) return { problem: `“${part}” is no letter with a count: write the votes as A 12, B 30.` };
    const letter = found[1].toUpperCase();
    if (!letters.includes(letter)) return { problem: `There is no option ${letter}: the letters are ${letters[0]} to ${letters.at(-1)}.` };
    if (letter in counts) return { problem: `${letter} is counted twice: write each letter once.` };
    counts[letter] = Number(found[2]);
  }
  if (!parts.length) return { problem: "Nothing was typed: write the votes as A 12, B 30." };
  return { counts };
}

function showVotes(asked, counts) {
  const most = Math.max(1, ...Object.values(counts)), rows = asked.querySelectorAll("li[data-letter]");
  for (const row of rows) {
    const count = counts[row.dataset.letter] ?? 0, bar = row.querySelector(".qs-bar");
    bar.hidden = false;
    bar.querySelector("i").style.width = `${(82 * count) / most}%`;
    bar.querySelector("em").textContent = count;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  asked.querySelector(".qs-said").textContent = `${total} vote${total === 1 ? "" : "s"}`;
}

function showReply(asked, letter) {
  const row = asked.querySelector(`li[data-letter="${letter}"]`), letters = [...asked.querySelectorAll("li[data-letter]")].map((one) => one.dataset.letter);
  asked.querySelector(".qs-said").textContent = row
    ? `${letter}: ${row.hasAttribute("data-right") ? "right. " : "not yet. "}${row.dataset.reply}`
    : readVotes(`${letter} 0`, letters).problem;
}

function openVotes(section) {
  const form = section.querySelector(".qs-votes");
  if (!form) return;
  form.hidden = false;
  form.querySelector("input").focus();
}

for (const form of document.querySelectorAll(".qs-votes")) {
  const asked = form.closest(".qs-asked"), input = form.querySelector("input");
  const letters = [...asked.querySelectorAll("li[data-letter]")].map((row) => row.dataset.letter);
  const close = () => { form.hidden = true; input.blur(); };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (/^[A-Za-z]$/.test(text)) {
      showReply(asked, text.toUpperCase());
    } else {
      const { counts, problem } = readVotes(text, letters);
      if (problem) { asked.querySelector(".qs-said").textContent = problem; return; }
      showVotes(asked, counts);
    }
    input.value = "";
    close();
  });
  input.addEventListener("keydown", (event) => {
    event.stopPropagation(); // its letters are no keys of the slides
    if (event.key === "Escape") close();
  });
}
