"""Before a road takes effect: can it be right, and what would it do? Faults of roads, and past files replayed."""
