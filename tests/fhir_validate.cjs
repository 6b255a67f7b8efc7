// Reads a list of FHIR resources and writes, for each, what the npm package `fhir` holds against it: its errors, in a list.
const { Fhir } = require("../node_modules/fhir");

const judge = new Fhir();
const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk));
process.stdin.on("end", () => {
  const found = JSON.parse(Buffer.concat(chunks).toString("utf8")).map((resource) =>
    judge
      .validate(resource, { errorOnUnexpected: true })
      .messages.filter((one) => one.severity === "error" || one.severity === "fatal")
      .map((one) => `${resource.resourceType} ${one.location}: ${one.message}`),
  );
  process.stdout.write(JSON.stringify(found));
});
