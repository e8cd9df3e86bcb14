-- Views over the tables of a release, for DuckDB and SQLite.
--
--   DuckDB, in the folder of the release:  duckdb -init tables.sql      then  .read views.sql
--   SQLite:  sqlite3 -cmd ".mode csv" -cmd ".import csv/events.csv events" ... (each of csv/*.csv)  then  .read views.sql
--
-- SQLite, reading CSV, knows neither booleans nor nulls nor numbers: flags are compared with true and 'true', text with '', and numbers are cast.

-- What happened: not denied, not to come, not merely possible, not told as background.
create view happened as
select * from events
where is_negated not in (true, 'true') and is_future not in (true, 'true')
  and is_hypothetical not in (true, 'true') and is_historical not in (true, 'true');

-- Conflict, verbal and material, between countries by month.
create view conflict_by_dyad_month as
select substr(cast(start_date as varchar), 1, 7) as month, source_country, target_country,
       count(*) as events, sum(case when cast(quad_class as integer) = 4 then 1 else 0 end) as material_events, sum(article_count) as articles
from happened
where cast(quad_class as integer) in (3, 4) and source_country > '' and target_country > '' and source_country <> target_country and cast(start_date as varchar) > ''
group by 1, 2, 3;

-- Protests by state or province.
create view protests_by_admin1 as
select place_country, admin1, count(*) as events, max(cast(nullif(cast(crowd_best as varchar), '') as integer)) as largest_crowd
from happened
where event_type = 'PROTEST' and place_country > ''
group by 1, 2;

-- Who criticises or accuses whom.
create view criticism as
select source_name, source_country, target_name, target_country, count(*) as events, sum(mention_count) as reports
from happened
where event_type = 'ACCUSE' and source_name > '' and target_name > ''
group by 1, 2, 3, 4;

-- Dead, injured and arrested by country and month: the lowest, best and highest figures reported. "At least 12" is 12 in low and best and
-- nothing in high, so that high can come out lower than best: it sums those events alone whose figure has an upper end.
create view tolls as
select substr(cast(start_date as varchar), 1, 7) as month, place_country,
       sum(dead_low) as dead_low, sum(dead_best) as dead_best, sum(dead_high) as dead_high,
       sum(injured_low) as injured_low, sum(injured_best) as injured_best, sum(injured_high) as injured_high,
       sum(arrested_low) as arrested_low, sum(arrested_best) as arrested_best, sum(arrested_high) as arrested_high
from happened
where cast(start_date as varchar) > ''
group by 1, 2;

-- Events with each country on either side, once an event and country.
create view events_by_country as
select source_country as country, event_id, event_type, quad_class, start_date from happened where source_country > ''
union
select target_country, event_id, event_type, quad_class, start_date from happened where target_country > '';

-- The actors with most events.
create view top_actors as
select actor_id, actor_name, actor_kind, country, sector, event_count, article_count
from actors
where cast(event_count as integer) > 0
order by cast(event_count as integer) desc, actor_id;

-- The network: an edge a pair of actors and type of event.
create view network as
select source_actor_id, source_name, target_actor_id, target_name, event_type, count(*) as events, avg(cast(goldstein as double)) as goldstein
from happened
where source_actor_id > '' and target_actor_id > ''
group by 1, 2, 3, 4, 5;

-- Events known to the day with the day of their first report; the lag is first_day - start_date in DuckDB (cast to date), and
-- julianday(first_day) - julianday(start_date) in SQLite.
create view first_reports as
select event_id, event_type, start_date, substr(cast(first_published_at as varchar), 1, 10) as first_day, outlet_count
from happened
where date_precision = 'day' and date_basis in ('explicit', 'relative') and cast(first_published_at as varchar) > '';
