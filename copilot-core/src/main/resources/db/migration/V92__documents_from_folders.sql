-- Documents that a watched folder brings: they are known by their path in it and go when their file goes.
alter table document add column from_folder boolean not null default false;
