// Forms that ask much: what does not belong to the chosen track is not asked, long choices can be narrowed by typing, and
// what is chosen is added up.
"use strict";

(() => {
    const track = document.querySelector("select[name=track]");

    function askByTrack() {
        document.querySelectorAll("[data-track]").forEach(asked => {
            const wanted = asked.dataset.track;
            asked.hidden = track.value ? track.value !== wanted : wanted === "LAND";
            asked.querySelectorAll("input, select, textarea").forEach(field => { field.disabled = asked.hidden; });
        });
    }

    if (track) {
        track.addEventListener("change", askByTrack);
        askByTrack();
    }

    document.querySelectorAll(".choices-sum").forEach(sum => {
        const all = sum.closest("fieldset");
        const narrow = all.querySelector(".choices-narrow");

        function add() {
            const chosen = [...all.querySelectorAll("[data-area]:checked")];
            const sqm = chosen.reduce((so, each) => so + Number(each.dataset.area), 0);
            sum.textContent = sum.dataset.said.replace("[n]", chosen.length)
                .replace("[sqm]", sqm.toLocaleString("en", { maximumFractionDigits: 2 }));
        }

        // What is chosen stays in sight, whatever is looked for.
        function find() {
            const wanted = narrow.value.trim().toLowerCase();
            all.querySelectorAll(".choices-group").forEach(group => {
                const name = group.querySelector(".choices-name")?.textContent.toLowerCase() ?? "";
                const labels = [...group.querySelectorAll("label")];
                labels.forEach(label => {
                    label.hidden = !label.querySelector("input").checked && !name.includes(wanted)
                        && !label.textContent.toLowerCase().includes(wanted);
                });
                group.hidden = labels.every(label => label.hidden);
            });
        }

        sum.hidden = narrow.hidden = false;
        all.addEventListener("change", add);
        narrow.addEventListener("input", find);
        narrow.addEventListener("keydown", event => {
            if (event.key === "Enter") {
                event.preventDefault();
            }
        });
        add();
    });
})();
