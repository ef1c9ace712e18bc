// One box ticks all of a list, or none.
"use strict";

(() => {
    const label = document.querySelector(".ticks-all");
    const all = label?.querySelector("input");
    const boxes = [...document.querySelectorAll("input[name=pick]")];
    if (!all || boxes.length === 0) {
        return;
    }

    function look() {
        const ticked = boxes.filter(box => box.checked).length;
        all.checked = ticked === boxes.length;
        all.indeterminate = ticked > 0 && ticked < boxes.length;
    }

    label.hidden = false;
    all.addEventListener("change", () => boxes.forEach(box => { box.checked = all.checked; }));
    boxes.forEach(box => box.addEventListener("change", look));
    look();
})();
