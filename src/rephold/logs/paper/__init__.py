"""Printed logs that come back as scans or photos: bytes to pictures, pictures to `PageReading`."""
