//! Finds articles by parts of words in any order; umlauts are folded.

use contract::GroupId;
use contract::catalogue::Article;

/// Small letters, without the dots of umlauts and without their long spelling.
fn folded(text: &str) -> String {
    let low = text.to_lowercase();
    let short = low.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s");
    short
        .chars()
        .map(|letter| match letter {
            'ä' => 'a',
            'ö' => 'o',
            'ü' => 'u',
            'ß' => 's',
            'é' | 'è' => 'e',
            other => other,
        })
        .collect()
}

/// Whether every typed part stands in the name, or the text in the EAN.
pub fn fits(article: &Article, text: &str, group: Option<GroupId>, with_inactive: bool) -> bool {
    if !(with_inactive || article.active) || group.is_some_and(|group| group != article.group) {
        return false;
    }
    let name = folded(&article.name);
    let in_name = text.split_whitespace().all(|part| name.contains(&folded(part)));
    let in_code = article.gtin.as_ref().is_some_and(|gtin| gtin.contains(text.trim()));
    in_name || in_code
}

#[cfg(test)]
mod tests {
    use contract::{ArticleId, LineNature, Money, VatKey};

    use super::*;

    fn article(name: &str) -> Article {
        Article {
            id: ArticleId(1),
            name: name.to_owned(),
            group: GroupId(1),
            nature: LineNature::Product,
            price: Money::cents(1_890),
            vat_key: VatKey::General,
            duration_minutes: None,
            processing_minutes: None,
            gtin: Some("4006381333931".to_owned()),
            active: true,
            frequency: 0,
            next_price: None,
        }
    }

    #[test]
    fn parts_of_words_are_found_in_any_order() {
        let hair_oil = article("Haaröl 100 ml");
        for text in ["", "haar", "100 öl", "OEL", "ol haar", "4006381"] {
            assert!(fits(&hair_oil, text, None, false), "{text}");
        }
        for text in ["shampoo", "haar 250", "4007"] {
            assert!(!fits(&hair_oil, text, None, false), "{text}");
        }
        assert!(fits(&article("Waschen, Schneiden, Föhnen"), "foehn wasch", None, false));
        assert!(fits(&article("Großer Bürstensatz"), "grosser burste", None, false));
    }

    #[test]
    fn other_groups_and_former_articles_are_held_back() {
        let old = Article { active: false, ..article("Haarspray") };
        assert!(!fits(&old, "", None, false));
        assert!(fits(&old, "", None, true));
        assert!(!fits(&article("Haarspray"), "", Some(GroupId(2)), false));
        assert!(fits(&article("Haarspray"), "", Some(GroupId(1)), false));
    }
}
