-- Customers, as far as the till needs them. Who a receipt was for stands in entry_customer.

create table customer (
    id integer not null constraint customer_pk primary key,
    name text not null,
    phone text,
    -- Name and phone digits as the search sees them.
    folded text not null,
    digits text not null
) strict;

create virtual table customer_search using fts5 (words, tokenize = 'trigram');

create index entry_customer_of on entry_customer (customer_id, seq) where customer_id is not null;
