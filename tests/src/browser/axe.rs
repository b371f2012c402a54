//! axe-core, which finds what people with a screen reader or weak eyes would stumble over.

use fantoccini::Client;

use super::target;

/// Every violation on the page that is shown, in words, once no colour is on its way to another.
pub async fn violations(client: &Client) -> Vec<String> {
    let file = target().join("axe/package/axe.min.js");
    let script =
        std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is fetched by xtask", file.display()));
    client.execute(&script, Vec::new()).await.unwrap();
    let found = client
        .execute_async(
            "const done = arguments[arguments.length - 1];
             const moment = time => new Promise(done => setTimeout(done, time));
             const moving = () => document.getAnimations().some(it => it instanceof CSSTransition && it.playState === 'running');
             const still = async () => { for (let tries = 0; tries < 50 && (tries === 0 || moving()); tries++) await moment(40); };
             const look = () => axe.run(document, { resultTypes: ['violations'] }).then(result => done(result.violations.map(
               rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).slice(0, 3).join(' | ')}`)));
             still().then(look);",
            Vec::new(),
        )
        .await
        .unwrap();
    found.as_array().unwrap().iter().map(|rule| rule.as_str().unwrap().to_owned()).collect()
}
