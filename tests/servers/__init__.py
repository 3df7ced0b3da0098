"""Real servers on the loopback for tests: each started, waited for until it answers, and stopped with its block."""
