//! axe-core, which finds what people with a screen reader or weak eyes would stumble over.

use fantoccini::Client;

use super::target;

/// Every violation on the page that is shown, in words.
pub async fn violations(client: &Client) -> Vec<String> {
    let file = target().join("axe/package/axe.min.js");
    let script =
        std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is fetched by xtask", file.display()));
    client.execute(&script, Vec::new()).await.unwrap();
    let found = client
        .execute_async(
            "const done = arguments[arguments.length - 1];
             axe.run(document, { resultTypes: ['violations'] }).then(result => done(result.violations.map(
               rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).slice(0, 3).join(' | ')}`)));",
            Vec::new(),
        )
        .await
        .unwrap();
    found.as_array().unwrap().iter().map(|rule| rule.as_str().unwrap().to_owned()).collect()
}
