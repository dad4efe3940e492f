"use strict";
(() => {
  const button = document.getElementById("save");
  const initials = document.getElementById("by");
  const said = document.getElementById("said");
  const cell = (text) => (/[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  const answers = (by) =>
    [...document.querySelectorAll("fieldset")].flatMap((set) => {
      const choice = set.querySelector("input:checked");
      if (!choice || choice.value === "unsure") return [];
      const [state, answer] = choice.value.split(":");
      const number = set.querySelector("input[type=number]");
      const value = answer ?? (state === "ticked" && number ? number.value : "");
      return [[set.dataset.log, set.dataset.box, state, value, by]];
    });
  button.hidden = false;
  button.addEventListener("click", () => {
    const by = initials.value.trim();
    said.textContent = by ? "" : said.dataset.missing;
    if (!by) return initials.focus();
    const rows = [["log_id", "box", "state", "value", "by"], ...answers(by)];
    const text = rows.map((row) => row.map(cell).join(",") + "\n").join("");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = button.dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
