-- Baskets: what people are about to pay. Rows come and go here; what becomes of a basket (sale, abandoned,
-- voided line) is an entry of the book. A killed program comes back with its baskets.

create table basket (
    id text not null constraint basket_pk primary key,
    owner_id integer not null,
    owner_name text not null,
    opened_ms integer not null,
    opened_offset integer not null,
    customer_id integer,
    customer_name text constraint basket_customer_name check (customer_name <> ''),
    -- The cancelled receipt that this basket rings up again.
    follows_seq integer constraint basket_follows references entry,
    tip_cents integer not null default 0 constraint basket_tip check (tip_cents >= 0)
) strict, without rowid;

create table basket_line (
    basket text not null constraint basket_line_basket references basket on delete cascade,
    line integer not null,
    article_id integer not null,
    text text not null,
    nature text not null,
    tone text not null,
    item_group text not null,
    gtin text,
    quantity integer not null constraint basket_line_quantity check (quantity > 0),
    list_price_cents integer not null,
    unit_price_cents integer not null constraint basket_line_price check (unit_price_cents >= 0),
    discount_percent integer constraint basket_line_percent check (discount_percent between 1 and 10000),
    discount_cents integer constraint basket_line_amount check (discount_cents > 0),
    price_reason text,
    vat_key integer not null,
    performer_id integer,
    performer_name text,
    performer_short text,
    constraint basket_line_pk primary key (basket, line),
    constraint basket_line_discount check (discount_percent is null or discount_cents is null)
) strict, without rowid;

-- Who gets the tip; no row means those who performed the lines, in equal shares.
create table basket_tip (
    basket text not null constraint basket_tip_basket references basket on delete cascade,
    position integer not null,
    person_id integer not null,
    constraint basket_tip_pk primary key (basket, position)
) strict, without rowid;
