"""What other authorities know: their registers are asked through one door, and none of them can hold up a file."""
