"""Back room: what a person may ask about his own data (UU 27/2022 Ps 5-13): a copy, and its end where law allows."""
