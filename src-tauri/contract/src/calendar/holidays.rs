//! Public holidays of Germany by their laws' rules: a proposal for closures, never entered by itself.

use crate::Day;

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// When.
    pub day: Day,
    /// In German, as the laws of the Länder name it.
    pub name: &'static str,
    /// Signs of the Länder where it is one, joined: `BW, BY, ST`; absent: everywhere.
    pub lands: Option<&'static str>,
}

/// Those with a date of their own: month, day, name, Länder.
const FIXED: [(u32, u32, &str, Option<&str>); 11] = [
    (1, 1, "Neujahr", None),
    (1, 6, "Heilige Drei Könige", Some("BW, BY, ST")),
    (3, 8, "Internationaler Frauentag", Some("BE, MV")),
    (5, 1, "Tag der Arbeit", None),
    (8, 15, "Mariä Himmelfahrt", Some("SL, teils BY")),
    (9, 20, "Weltkindertag", Some("TH")),
    (10, 3, "Tag der Deutschen Einheit", None),
    (10, 31, "Reformationstag", Some("BB, HB, HH, MV, NI, SN, ST, SH, TH")),
    (11, 1, "Allerheiligen", Some("BW, BY, NW, RP, SL")),
    (12, 25, "1. Weihnachtstag", None),
    (12, 26, "2. Weihnachtstag", None),
];

/// Those that move with Easter: days after Easter Sunday, name, Länder.
const WITH_EASTER: [(i64, &str, Option<&str>); 5] = [
    (-2, "Karfreitag", None),
    (1, "Ostermontag", None),
    (39, "Christi Himmelfahrt", None),
    (50, "Pfingstmontag", None),
    (60, "Fronleichnam", Some("BW, BY, HE, NW, RP, SL")),
];

/// Easter Sunday of a year (Gregorian calendar), by Gauß's rule as Lichtenberg completed it; `None` where
/// chrono has no such year.
pub fn easter(year: i32) -> Option<Day> {
    let century = year / 100;
    let moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let sun = 2 - (3 * century + 3) / 4;
    let cycle = year % 19;
    let seed = (19 * cycle + moon) % 30;
    let limit = (seed + cycle / 11) / 29;
    let full_moon = 21 + seed - limit;
    let first_sunday = 7 - (year + year / 4 + sun) % 7;
    let days = full_moon + 7 - (full_moon - first_sunday) % 7;
    Some(Day::from_ymd(year, 3, 1)?.plus_days(i64::from(days) - 1))
}

/// All public holidays of a year in any of the Länder, in the order of their days.
pub fn holidays(year: i32) -> Vec<Holiday> {
    let fixed = FIXED.iter().filter_map(|(month, day, name, lands)| {
        Some(Holiday { day: Day::from_ymd(year, *month, *day)?, name, lands: *lands })
    });
    let sunday = easter(year);
    let moving = WITH_EASTER.iter().filter_map(|(days, name, lands)| {
        Some(Holiday { day: sunday?.plus_days(*days), name, lands: *lands })
    });
    // The Wednesday before the 23rd of November.
    let repentance = Day::from_ymd(year, 11, 22).map(|day| Holiday {
        day: day.plus_days(-i64::from((day.weekday() + 5) % 7)),
        name: "Buß- und Bettag",
        lands: Some("SN"),
    });
    let mut all: Vec<Holiday> = fixed.chain(moving).chain(repentance).collect();
    all.sort_by_key(|holiday| holiday.day);
    all
}

/// The holidays of the 365 days from a day on, that day included.
pub fn holidays_from(day: Day) -> Vec<Holiday> {
    let year = day.year();
    let both = holidays(year).into_iter().chain(holidays(year + 1));
    both.filter(|holiday| day <= holiday.day && holiday.day.days_since(day) < 365).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for (year, month, sunday) in [
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
        ] {
            assert_eq!(easter(year), Some(day(year, month, sunday)), "{year}");
        }
        for year in 2020..2100 {
            assert_eq!(easter(year).unwrap().weekday(), 6, "{year}");
        }
    }

    #[test]
    fn the_year_2027_has_its_holidays_in_order() {
        let everywhere: Vec<String> = holidays(2027)
            .iter()
            .filter(|holiday| holiday.lands.is_none())
            .map(|holiday| format!("{} {}", holiday.day.german_with_weekday(), holiday.name))
            .collect();
        assert_eq!(
            everywhere,
            [
                "Fr 01.01.2027 Neujahr",
                "Fr 26.03.2027 Karfreitag",
                "Mo 29.03.2027 Ostermontag",
                "Sa 01.05.2027 Tag der Arbeit",
                "Do 06.05.2027 Christi Himmelfahrt",
                "Mo 17.05.2027 Pfingstmontag",
                "So 03.10.2027 Tag der Deutschen Einheit",
                "Sa 25.12.2027 1. Weihnachtstag",
                "So 26.12.2027 2. Weihnachtstag",
            ]
        );
    }

    #[test]
    fn repentance_day_is_a_wednesday_between_the_16th_and_the_22nd() {
        for year in 2024..2060 {
            let holiday = holidays(year).into_iter().find(|one| one.lands == Some("SN")).unwrap();
            assert_eq!((holiday.day.weekday(), holiday.day.month()), (2, 11), "{year}");
            assert!((16..=22).contains(&holiday.day.day_of_month()), "{year}");
        }
    }

    #[test]
    fn the_next_twelve_months_begin_today() {
        let coming = holidays_from(day(2026, 12, 25));
        assert_eq!(coming.first().map(|one| one.name), Some("1. Weihnachtstag"));
        assert_eq!(coming.last().map(|one| one.day), Some(day(2027, 11, 17)));
    }
}
