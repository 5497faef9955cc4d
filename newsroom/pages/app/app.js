// The part of The Beacon that moved to an application: an empty page, filled from a file of data.
const root = document.getElementById("app");

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

fetch(root.dataset.story)
  .then((answer) => answer.json())
  .then((story) => {
    document.title = `${story.title} | The Beacon`;
    const article = document.createElement("article");
    article.append(element("h1", story.title));
    article.append(element("p", `By ${story.author}`, { class: "byline" }));
    article.append(element("time", story.shown, { datetime: story.published }));
    for (const paragraph of story.text) article.append(element("p", paragraph));
    root.append(article);
  });
