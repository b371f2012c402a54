-- Services and articles. What something was called and cost at a booking stands in the entry's lines;
-- this is the list that the till offers. Prices are only ever added: old ones stay.

create table article_group (
    id integer not null constraint article_group_pk primary key,
    name text not null,
    -- The name in small letters: unique whatever the case.
    name_key text not null constraint article_group_name unique,
    tone text not null constraint article_group_tone
        check (tone in ('cut', 'colour', 'care', 'styling', 'retail', 'children')),
    position integer not null
) strict;

create table article (
    id integer not null constraint article_pk primary key,
    name text not null,
    name_key text not null constraint article_name unique,
    -- The name as the search sees it.
    folded text not null,
    group_id integer not null constraint article_in_group references article_group,
    nature text not null constraint article_nature check (nature in ('service', 'product', 'other')),
    vat_key integer not null,
    duration_minutes integer constraint article_duration check (duration_minutes between 0 and 720),
    processing_minutes integer constraint article_processing check (processing_minutes between 0 and 720),
    gtin text constraint article_gtin unique,
    active integer not null constraint article_active check (active in (0, 1))
) strict;

create index article_of_group on article (group_id);

create table price (
    id integer not null constraint price_pk primary key,
    article_id integer not null constraint price_of_article references article,
    from_day text not null,
    price_cents integer not null constraint price_range check (price_cents between 0 and 9999999),
    changed_ms integer not null,
    changed_offset integer not null,
    changed_by text not null
) strict;

-- The price of a day is the newest row with the latest day up to it.
create index price_at on price (article_id, from_day desc, id desc, price_cents);
