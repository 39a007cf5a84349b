create table berth (name text, metres integer);
insert into berth values ('north quay', 120), ('south quay', 80);
