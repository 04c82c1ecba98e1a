"""The ways to reach a register: over HTTP, played by the simulator, or not yet at all."""
