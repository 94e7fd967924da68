-- Which browser has signed in as this person?
insert into perangkat (sidik, orang) values ($sidik, $orang) on conflict do nothing;
