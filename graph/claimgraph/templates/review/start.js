// Once all is declared.
for (const [name, found] of Object.entries({ actors: data.actors, events: data.events, properties: data.properties, counted: data.counted, phases: data.phases, stances: data.stances, types: data.types, sides: data.sides, any: [...data.actors, ...data.concepts, ...data.events, "true", "false"] }))
  document.body.append(datalist(name, found));
show();
document.body.dataset.ready = "true";
