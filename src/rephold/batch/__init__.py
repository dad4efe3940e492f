"""A roster in, every patient's file out: jobs, executors, manifest; nothing lost when something fails."""
