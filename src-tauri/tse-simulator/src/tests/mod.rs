mod chance;
mod exports;
mod faults;
mod life;
mod on_the_table;
mod refusals;
