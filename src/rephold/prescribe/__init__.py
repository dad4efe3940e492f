"""A request and the library to a complete prescription, or to every reason why there is none."""
