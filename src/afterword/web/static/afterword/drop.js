/* Papers dropped on the page are sent at once; chosen ones wait for the button, as without this file. */
(() => {
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  const problem = document.getElementById("problem-files");
  if (matchMedia("(hover: hover)").matches) { // on a phone nothing can be dropped
    form.querySelector("[data-drop-words]").hidden = false;
    form.querySelector("[data-plain-words]").hidden = true;
  }
  const fits = () => {
    const bytes = [...field.files].reduce((sum, file) => sum + file.size, 0);
    const ok = bytes <= Number(form.dataset.largest);
    problem.textContent = ok ? "" : form.dataset.tooLarge;
    return ok;
  };
  field.addEventListener("change", fits);
  form.addEventListener("submit", (event) => { if (!fits()) event.preventDefault(); });
  // Pasted words are too long when they are sent, where most signs take three letters.
  const paste = document.querySelector("[data-paste]");
  if (paste) paste.addEventListener("submit", (event) => {
    const ok = new URLSearchParams(new FormData(paste)).toString().length <= Number(form.dataset.largest);
    document.getElementById("problem-text").textContent = ok ? "" : paste.dataset.tooLarge;
    if (!ok) event.preventDefault();
  });
  const hasFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  let inside = 0;
  const over = (on) => form.classList.toggle("over", on);
  // The whole page takes them: a paper dropped beside the frame must not replace the page.
  document.addEventListener("dragenter", (event) => { if (hasFiles(event)) { inside += 1; over(true); } });
  document.addEventListener("dragleave", (event) => { if (hasFiles(event)) { inside = Math.max(0, inside - 1); over(inside > 0); } });
  document.addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    inside = 0;
    over(false);
    field.files = event.dataTransfer.files;
    if (field.files.length && fits()) form.requestSubmit();
  });
})();
