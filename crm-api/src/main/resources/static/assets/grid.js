// The grid as a spreadsheet: Enter and arrows move, Escape restores, typing replaces, and a block from another spreadsheet
// is pasted: one column from here down, two columns to the rows of these companies.
"use strict";

(() => {
    const form = document.querySelector(".grid-form");
    const cells = form ? [...form.querySelectorAll(".cell")] : [];
    if (cells.length === 0) {
        return;
    }
    const inWan = form.dataset.wan === "true";
    const ofPersons = form.dataset.persons === "true";
    const save = document.getElementById("grid-save");
    const unmatched = document.getElementById("grid-unmatched");
    const said = document.getElementById("grid-said");
    const filled = document.getElementById("grid-filled");
    const rowOf = cell => cell.closest("tr");
    const plain = text => text.normalize("NFKC").replace(/[,\s]/g, "");

    // Moves the decimal point as text, so that no fen is lost.
    function shifted(number, places) {
        const [, sign, whole, part = ""] = number.match(/^([+-]?)(\d*)\.?(\d*)$/);
        const digits = (whole || "0") + part;
        const point = (whole || "0").length + places;
        const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
        const at = Math.max(point, 1);
        const fraction = padded.slice(at).replace(/0+$/, "");
        return (sign === "-" ? "-" : "") + padded.slice(0, at).replace(/^0+(?=\d)/, "") + (fraction ? "." + fraction : "");
    }

    // In the unit of the grid; null where it is no number.
    function read(text) {
        const parts = plain(text).match(/^([+-]?(?:\d+\.?\d*|\.\d+))(万元|万|元|人)?$/);
        if (!parts || (parts[2] && (parts[2] === "人") !== ofPersons)) {
            return null;
        }
        if (!parts[2] || ofPersons) {
            return shifted(parts[1], 0);
        }
        const saidInWan = parts[2].startsWith("万");
        return shifted(parts[1], saidInWan === inWan ? 0 : saidInWan ? 4 : -4);
    }

    function markOf(cell, left) {
        const row = rowOf(cell);
        const before = row.dataset.before === undefined ? null : Number(row.dataset.before);
        const now = read(cell.value);
        const marks = [];
        if (row.dataset.now !== undefined && cell.value.trim() !== "" && now !== row.dataset.now) {
            marks.push(form.dataset.change);
        }
        if (now !== null && before > 0 && Number(now) > 3 * before) {
            marks.push(form.dataset.up);
        } else if (now !== null && before > 0 && Number(now) < before / 3) {
            marks.push(form.dataset.down);
        } else if (left && cell.value.trim() === "" && before !== null) {
            marks.push(form.dataset.empty);
        }
        return marks.join(" ");
    }

    function look(cell, left) {
        const mark = rowOf(cell).querySelector(".grid-mark");
        mark.textContent = markOf(cell, left);
        mark.hidden = mark.textContent === "";
        count();
    }

    function count() {
        const changed = cells.filter(cell => cell.value.trim() !== (rowOf(cell).dataset.now ?? "")).length;
        filled.textContent = form.dataset.filled.replace("[n]", changed);
    }

    function go(to) {
        (to < cells.length ? cells[Math.max(to, 0)] : save).focus();
    }

    cells.forEach((cell, at) => {
        cell.addEventListener("focus", () => cell.select());
        cell.addEventListener("input", () => look(cell, false));
        cell.addEventListener("blur", () => look(cell, true));
        cell.addEventListener("keydown", event => {
            if (event.isComposing) {
                return;
            }
            if (event.key === "Enter" || event.key === "ArrowDown") {
                event.preventDefault();
                go(at + 1);
            } else if (event.key === "ArrowUp") {
                event.preventDefault();
                go(at - 1);
            } else if (event.key === "Escape") {
                cell.value = cell.defaultValue;
                cell.select();
                look(cell, false);
            }
        });
        cell.addEventListener("paste", event => {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            if (/[\t\n]/.test(text.trim())) {
                event.preventDefault();
                paste(text, at);
            }
        });
    });

    const byKey = new Map();
    cells.forEach(cell => {
        [rowOf(cell).dataset.code, rowOf(cell).dataset.name].filter(Boolean).map(plain).forEach(key => {
            // Two companies of one name: then only the code tells them apart.
            byKey.set(key, byKey.has(key) ? null : cell);
        });
    });

    function put(cell, text) {
        if (cell.readOnly) {
            return false;
        }
        cell.value = read(text) ?? text.trim();
        look(cell, false);
        return true;
    }

    function paste(text, from) {
        const lines = text.replace(/\r/g, "").split("\n").filter(line => line.trim() !== "");
        const left = [];
        let done = 0;
        if (lines.some(line => line.includes("\t"))) {
            lines.forEach(line => {
                const parts = line.split("\t").map(part => part.trim());
                const key = parts.slice(0, -1).find(part => byKey.get(plain(part)));
                const value = parts.at(-1);
                if (key === undefined || value === "" || !put(byKey.get(plain(key)), value)) {
                    left.push(line.replaceAll("\t", "  "));
                } else {
                    done += 1;
                }
            });
        } else {
            // A blank between two values leaves its row as it is.
            const column = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
            column.forEach((value, down) => {
                const cell = cells[from + down];
                if (value.trim() === "") {
                    return;
                }
                if (!cell || !put(cell, value)) {
                    left.push(value);
                } else {
                    done += 1;
                }
            });
        }
        tell(done, left);
    }

    function tell(done, left) {
        unmatched.querySelector("ul").replaceChildren(...left.map(line => {
            const item = document.createElement("li");
            item.textContent = line;
            return item;
        }));
        unmatched.hidden = left.length === 0;
        said.textContent = form.dataset.pasted.replace("[n]", done).replace("[m]", left.length);
        said.classList.remove("visually-hidden");
    }

    cells.filter(cell => cell.value !== (rowOf(cell).dataset.now ?? "")).forEach(cell => look(cell, false));
    count();
    const wrong = cells.find(cell => cell.getAttribute("aria-invalid") === "true");
    (wrong ?? cells.find(cell => cell.value === "" && !cell.readOnly))?.focus({ preventScroll: !wrong });
})();
