"""An honest measure of the reader: plans with known answers, laid out as offices lay them out."""
