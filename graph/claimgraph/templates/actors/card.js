// The card above the picture: what does not fit together, one verdict at a time; a click shows it in the picture.
const cardBox = document.getElementById("card");
let cardAt = 0;
const drawCard = () => {
  cardBox.hidden = !data.cards.length;
  if (!data.cards.length) return;
  if (state.card) cardAt = data.cards.findIndex((card) => card.id === state.card);
  const card = data.cards[cardAt];
  const told = element("button", "", "told");
  told.type = "button";
  told.setAttribute("aria-pressed", String(state.card === card.id));
  told.append(element("span", card.heading, "kind"), element("strong", card.about), element("span", card.said.join(" "), "sentence"));
  for (const caution of card.cautions) told.append(element("span", caution, "caution"));
  told.addEventListener("click", () => selectCard(card.id));
  const turn = element("div", "", "turn");
  const by = (step, text, name) => {
    const made = button(text, () => {
      cardAt = (cardAt + step + data.cards.length) % data.cards.length;
      if (state.card) selectCard(data.cards[cardAt].id); else drawCard();
      cardBox.querySelector(`[aria-label="${name}"]`).focus();
    });
    made.setAttribute("aria-label", name);
    return made;
  };
  if (data.cards.length > 1) turn.append(by(-1, "‹", "The one before"), element("span", `${cardAt + 1} of ${data.cards.length}${data.cardsCut ? " here" : ""}`), by(1, "›", "The next"));
  const page = linkTo(card.id, "Its page");
  if (page) turn.append(page);
  cardBox.replaceChildren(told, turn);
};
