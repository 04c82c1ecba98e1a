"""The basket of whoever decides: what he has decided and not yet signed, one signature over the list, second looks."""
