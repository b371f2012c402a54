-- The customer file: all that is kept of a customer beside the receipts. Health data stand here and nowhere
-- else; erasing a customer empties these tables and leaves the book whole.

create table customer_import (
    id integer not null constraint customer_import_pk primary key,
    state text not null constraint customer_import_state check (state in ('running', 'done')),
    at_ms integer not null,
    at_offset integer not null
) strict;

-- JSON of the master data; the columns beside it are what is looked for.
alter table customer add column body text not null default '{}';
alter table customer add column since text;
alter table customer add column active integer not null default 1 constraint customer_active check (active in (0, 1));
alter table customer add column merged_into integer constraint customer_merged_into references customer;
alter table customer add column erased text;
-- Rows of an import that has not ended are seen by nobody.
alter table customer add column import_id integer constraint customer_of_import references customer_import;
-- Grows with every change, so that the search in memory reads only what is new.
alter table customer add column changed integer not null default 0;

-- The number of the newest change; rows that a cancelled import takes away do not take it back.
create table customer_change (
    one integer not null constraint customer_change_pk primary key constraint customer_change_one check (one = 1),
    number integer not null
) strict;

insert into customer_change (one, number) values (1, 0);

create index customer_changed on customer (changed);
create index customer_folded on customer (folded);
create index customer_absorbed on customer (merged_into) where merged_into is not null;
create index customer_imported on customer (import_id) where import_id is not null;

-- The search keeps its words in memory now.
drop table customer_search;

create table customer_merge (
    id integer not null constraint customer_merge_pk primary key,
    kept integer not null constraint customer_merge_kept references customer,
    absorbed integer not null constraint customer_merge_absorbed references customer,
    -- JSON of the kept one's master data before.
    before text not null,
    at_ms integer not null,
    at_offset integer not null,
    by_name text not null,
    undone_ms integer
) strict;

create index customer_merge_of on customer_merge (kept);

create table material (
    id integer not null constraint material_pk primary key,
    name text not null,
    name_key text not null constraint material_name unique,
    kind text not null constraint material_kind check (kind in ('shade', 'oxidant', 'additive')),
    pack_decigrams integer not null constraint material_pack check (pack_decigrams > 0),
    pack_cents integer not null constraint material_price check (pack_cents >= 0),
    active integer not null constraint material_active check (active in (0, 1))
) strict;

create table formula (
    id integer not null constraint formula_pk primary key,
    customer_id integer not null constraint formula_customer references customer,
    -- JSON of the mixture.
    mixture text not null,
    cost_cents integer not null,
    without_cost integer not null,
    at_ms integer not null,
    at_offset integer not null,
    by_name text not null
) strict;

create index formula_of on formula (customer_id, id);

create table product_line (
    id integer not null constraint product_line_pk primary key,
    name text not null,
    name_key text not null constraint product_line_name unique,
    validity_months integer not null constraint product_line_validity check (validity_months between 1 and 60)
) strict;

create table product_line_article (
    article_id integer not null constraint product_line_article_article references article,
    line_id integer not null constraint product_line_article_line references product_line,
    constraint product_line_article_pk primary key (article_id, line_id)
) strict, without rowid;

create table patch_test (
    id integer not null constraint patch_test_pk primary key,
    customer_id integer not null constraint patch_test_customer references customer,
    line_id integer not null constraint patch_test_line references product_line,
    tested text not null,
    result text not null constraint patch_test_result check (result in ('passed', 'reaction')),
    note text not null,
    at_ms integer not null,
    at_offset integer not null,
    by_name text not null
) strict;

create index patch_test_of on patch_test (customer_id, line_id, tested);

create table patch_release (
    id integer not null constraint patch_release_pk primary key,
    customer_id integer not null constraint patch_release_customer references customer,
    article_id integer not null,
    line_id integer not null constraint patch_release_line references product_line,
    on_day text not null,
    -- What stood against it, in words.
    sentence text not null,
    reason text not null constraint patch_release_reason check (reason <> ''),
    at_ms integer not null,
    at_offset integer not null,
    by_name text not null
) strict;

create index patch_release_of on patch_release (customer_id, line_id, on_day);

create table consent_text (
    kind text not null,
    version integer not null,
    wording text not null,
    constraint consent_text_pk primary key (kind, version)
) strict, without rowid;

create table consent (
    id integer not null constraint consent_pk primary key,
    customer_id integer not null constraint consent_customer references customer,
    kind text not null,
    version integer not null,
    given text not null,
    withdrawn text,
    at_ms integer not null,
    at_offset integer not null,
    by_name text not null
) strict;

create index consent_of on consent (customer_id, kind);

-- The pictures lie in the folder `fotos` under their sha-256.
create table photo (
    id integer not null constraint photo_pk primary key,
    customer_id integer not null constraint photo_customer references customer,
    sha256 text not null,
    mime text not null,
    bytes integer not null,
    caption text not null,
    at_ms integer not null,
    at_offset integer not null,
    by_name text not null
) strict;

create index photo_of on photo (customer_id);
create index photo_by_sha256 on photo (sha256);
