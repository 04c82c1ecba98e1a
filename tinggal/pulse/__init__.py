"""How the house is: measured every minute, kept by days, told to everybody with the works and troubles of people."""
