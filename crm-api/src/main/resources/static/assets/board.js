// Cards of the board can be dragged. Where one may go is said in its own menu: dropping it follows the link there, or
// shows the sentence why not, or what to think about first.
"use strict";

(() => {
    const answer = document.getElementById("board-answer");
    const ends = document.querySelector(".board-ends");
    const movable = document.querySelector(".board-moves") !== null;
    if (typeof Sortable === "undefined" || !answer || !movable) {
        return;
    }

    function say(card, move) {
        answer.replaceChildren(document.getElementById(move.dataset.answer).content.cloneNode(true));
        const [who, why] = answer.children;
        who.textContent = who.textContent.replace("…", card.dataset.company);
        why.replaceChildren(...Array.from(move.querySelector(".board-refusal").childNodes, node => node.cloneNode(true)));
        answer.hidden = false;
        answer.focus();
    }

    function dropped(card, from, at, to) {
        const move = card.querySelector(`[data-to="${to.dataset.column}"]`);
        const form = move?.querySelector(":scope > a");
        // The stage changes when the ledger says so, not when a card lies elsewhere.
        from.insertBefore(card, from.children[at] ?? null);
        if (form) {
            location.assign(form.href);
        } else if (move) {
            say(card, move);
        }
    }

    document.querySelectorAll(".board-cards").forEach(column => new Sortable(column, {
        group: "board",
        draggable: ".board-card",
        filter: "details",
        preventOnFilter: false,
        sort: false,
        animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
        delay: 200,
        delayOnTouchOnly: true,
        onStart: () => { ends.hidden = false; answer.hidden = true; },
        onEnd: event => {
            ends.hidden = true;
            if (event.from !== event.to) {
                dropped(event.item, event.from, event.oldDraggableIndex, event.to);
            }
        },
    }));
})();
